namespace Programme.Disclosure;

/// <summary>Withholds more, until every small count has a second table.</summary>
internal static class Protection
{
    private const int Brief = 40;
    private const int Long = 4000;
    private static readonly int[] Costs = [0, 1, 2, 4, 6, 12];

    /// <summary>Changes forms in the draft and returns the names of small counts that stay unprotected.</summary>
    public static List<string> Protect(Draft draft)
    {
        var search = new SecondTable(draft);
        var safe = new HashSet<int>();
        var unprotected = new List<string>();
        foreach (var at in SmallOnes(draft))
        {
            if (safe.Contains(at) || Cover(draft, search, at, safe, Brief))
                continue;
            Withhold(draft, TotalsAbove(draft, at));
            if (Cover(draft, search, at, safe, Long))
                continue;
            Withhold(draft, Around(draft, at));
            if (search.Find(at, 0, Long) is null)
                unprotected.Add(draft.Entries[at].Name);
        }

        return unprotected;
    }

    /// <summary>Parts before totals: what protects the parts of a total most often protects the total.</summary>
    private static IOrderedEnumerable<int> SmallOnes(Draft draft) =>
        Enumerable.Range(0, draft.Entries.Count)
            .Where(at => draft.Entries[at].Small)
            .OrderBy(at => draft.Entries[at].IsTotal ? 1 : 0);

    private static bool Cover(Draft draft, SecondTable search, int at, HashSet<int> safe, int steps)
    {
        foreach (var cost in Costs)
        {
            if (search.Find(at, cost, steps) is not { } changes)
                continue;
            foreach (var (changed, change) in changes)
            {
                draft.Take(changed, draft.FormFor(changed, draft.Entries[changed].Value + change)!.Value);
                safe.Add(changed);
            }

            return true;
        }

        return false;
    }

    /// <summary>Every total that the count goes into, directly or through others: without them the sums part company.</summary>
    private static HashSet<int> TotalsAbove(Draft draft, int at)
    {
        HashSet<int> above = [at];
        for (var grown = 0; grown < above.Count;)
        {
            grown = above.Count;
            above.UnionWith(above.SelectMany(draft.SumsOf).Select(sum => draft.Sums[sum].Total).ToArray());
        }

        return above;
    }

    /// <summary>The last resort: everything in a sum with the count.</summary>
    private static IEnumerable<int> Around(Draft draft, int at) =>
        draft.SumsOf(at).SelectMany(sum => draft.Sums[sum].Parts.Append(draft.Sums[sum].Total)).Distinct();

    private static void Withhold(Draft draft, IEnumerable<int> figures)
    {
        foreach (var at in figures.Where(at => draft.IsNew(at) && draft.Entries[at].Value != 0))
            if (draft.Entries[at].Form is Form.Exact or Form.Rounded)
                draft.Take(at, Form.Withheld);
    }
}
