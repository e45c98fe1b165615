namespace Programme.Disclosure;

/// <summary>
/// Searches for a second table: whole-number changes to some counts, the wanted one among them, that keep every sum
/// and stay within what a reader knows. A change that needs a figure to be rounded first costs 1, to be withheld 2.
/// Depth first, with a budget: to give up is to find none, which only ever withholds more.
/// </summary>
internal sealed class SecondTable(Draft draft)
{
    private readonly Dictionary<int, long> changes = [];
    private readonly Dictionary<int, long> gaps = [];
    private int steps;
    private int budget;

    /// <summary>The counts that differ, with their changes; null when none was found at that cost within so many steps.</summary>
    public IReadOnlyDictionary<int, long>? Find(int wanted, int cost, int most)
    {
        budget = most;
        foreach (var change in (long[])[1, -1])
        {
            changes.Clear();
            gaps.Clear();
            steps = 0;
            if (Cost(wanted, change) is { } first && first <= cost && Try(wanted, change, cost - first))
                return changes;
        }

        return null;
    }

    private int? Cost(int at, long change) =>
        draft.FormFor(at, draft.Entries[at].Value + change) switch
        {
            null => null,
            { } form when form == draft.Entries[at].Form => 0,
            Form.Rounded => 1,
            _ => 2,
        };

    private bool Try(int at, long change, int allowance)
    {
        if (++steps > budget)
            return false;
        Apply(at, change);
        if (Close(allowance))
            return true;
        Apply(at, -change);
        changes.Remove(at);
        return false;
    }

    private void Apply(int at, long change)
    {
        changes[at] = changes.GetValueOrDefault(at) + change;
        foreach (var sum in draft.SumsOf(at))
        {
            var gap = gaps.GetValueOrDefault(sum) + (draft.Sums[sum].Total == at ? change : -change);
            if (gap == 0)
                gaps.Remove(sum);
            else
                gaps[sum] = gap;
        }
    }

    private bool Close(int allowance)
    {
        if (gaps.Count == 0)
            return true;
        // Short sums leave the least choice: what they force is done first.
        var open = gaps.Keys.MinBy(sum => (draft.Sums[sum].Parts.Count, sum));
        foreach (var (at, change, cost) in Candidates(open, gaps[open], allowance))
        {
            if (steps > budget)
                return false;
            if (Try(at, change, allowance - cost))
                return true;
        }

        return false;
    }

    /// <summary>Counts that can close the gap of a sum: totals first, since they end a chain; then free ones, the least entangled first;
    /// then the smallest.</summary>
    private List<(int At, long Change, int Cost)> Candidates(int sum, long gap, int allowance)
    {
        var (total, parts) = (draft.Sums[sum].Total, draft.Sums[sum].Parts);
        var found = new List<(int At, long Change, int Cost)>();
        Add(total, -gap);
        for (var i = 0; i < parts.Count; i++)
            Add(parts[i], gap);
        found.Sort((a, b) => Rank(a.At, a.Cost).CompareTo(Rank(b.At, b.Cost)));
        return found;

        void Add(int at, long change)
        {
            if (Cost(at, change) is { } cost && cost <= allowance && !changes.ContainsKey(at))
                found.Add((at, change, cost));
        }
    }

    private (bool, int, long, int) Rank(int at, int cost) => (
        !draft.Entries[at].IsTotal,
        draft.Entries[at].IsTotal ? 0 : cost,
        cost == 0 ? draft.SumsOf(at).Count : draft.Entries[at].Value,
        at);
}
