namespace Programme.Disclosure;

/// <summary>The ledger with the new publication's counts added, while their forms are still being decided.</summary>
internal sealed class Draft
{
    private readonly Policy policy;
    private readonly List<Entry> entries;
    private readonly List<Sum> sums;
    private readonly List<List<int>> sumsOf = [];
    private readonly int firstNew;

    private Draft(Policy policy, Ledger earlier)
    {
        this.policy = policy;
        entries = [.. earlier.Entries];
        sums = [];
        firstNew = entries.Count;
        entries.ForEach(_ => AddPlace());
        foreach (var sum in earlier.Sums)
            AddSum(sum);
    }

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyList<Sum> Sums => sums;

    /// <summary>Builds the draft and tells where each available cell of the table stands in it.</summary>
    public static (Draft Draft, Dictionary<string, int> Positions) Of(Table table, Policy policy, Ledger earlier)
    {
        var draft = new Draft(policy, earlier);
        var lookup = Enumerable.Range(0, earlier.Entries.Count).ToLookup(i => (earlier.Entries[i].Name, earlier.Entries[i].Value));
        var relationsOf = table.Relations
            .SelectMany(r => r.Parts.Append(r.Total).Select(name => (name, Relation: r)))
            .ToLookup(x => x.name, x => x.Relation, StringComparer.Ordinal);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in table.Cells.Where(cell => cell.Value is not null).OrderBy(Turn))
        {
            var before = lookup[(cell.Name, cell.Value!.Value)].Cast<int?>().FirstOrDefault(at => IsSame(cell, at!.Value));
            positions[cell.Name] = before ?? draft.Add(cell);
        }

        foreach (var relation in table.Relations.Where(relation => !Holds(relation)))
            draft.AddSum(new Sum(positions[relation.Total], Sorted(relation)));
        return (draft, positions);

        int Turn(Cell cell) => (cell.IsTotal ? 2 : 0) + (cell.Form == Form.Implied ? 1 : 0);
        int[] Sorted(Relation relation) => [.. relation.Parts.Select(name => positions[name]).Order()];
        bool Holds(Relation relation) => draft.HasSum(positions[relation.Total], Sorted(relation));

        // A count that leaves is the same when its value is. One that only follows from others is the same when they are.
        bool IsSame(Cell cell, int at)
        {
            if (Turn(cell) == 0)
                return true;
            positions[cell.Name] = at;
            return relationsOf[cell.Name]
                .Where(relation => relation.Parts.Append(relation.Total).All(positions.ContainsKey))
                .All(relation => Holds(relation));
        }
    }

    public IReadOnlyList<int> SumsOf(int at) => sumsOf[at];

    public bool IsNew(int at) => at >= firstNew;

    /// <summary>The least and the most that a reader can tell of a count from the way in which it leaves.</summary>
    public (long Low, long High) Known(int at) => entries[at] switch
    {
        { Form: Form.Exact, Value: var value } => (value, value),
        { Form: Form.Rounded, Shown: { } shown, Step: var step } => (Math.Max(1, shown - step / 2), shown + (step - 1) / 2),
        { Form: Form.Implied } => (0, long.MaxValue),
        { Small: true, IsTotal: false } => (policy.Low, policy.High),
        _ => (1, long.MaxValue),
    };

    /// <summary>The form that a count must take for a reader to think another value possible; null when there is none.</summary>
    public Form? FormFor(int at, long value)
    {
        var (low, high) = Known(at);
        var entry = entries[at];
        if (value >= low && value <= high)
            return entry.Form;
        if (!IsNew(at) || value < 1 || entry.Value == 0 || entry.Form is Form.Withheld or Form.Implied)
            return null;
        var roundable = entry.IsTotal && entry.Form == Form.Exact;
        return roundable && policy.Round(value) == policy.Round(entry.Value) ? Form.Rounded : Form.Withheld;
    }

    public void Take(int at, Form form) => entries[at] = Formed(entries[at], form);

    public Shown Shown(int at) => entries[at] switch
    {
        { Form: Form.Withheld } => new Shown(null, Form.Withheld, Symbols.Confidential),
        { Form: Form.Rounded, Shown: 0, Value: > 0 } => new Shown(null, Form.Rounded, Symbols.Low),
        var entry => new Shown(entry.Shown, entry.Form, null),
    };

    public Ledger ToLedger() => new(entries, sums);

    private int Add(Cell cell)
    {
        var small = policy.IsSmall(cell.Value!.Value);
        var form = cell.Form switch
        {
            Form.Implied => Form.Implied,
            _ when small => Form.Withheld,
            Form.Rounded when policy.RoundingBase > 1 && cell.Value != 0 => Form.Rounded,
            _ => Form.Exact,
        };
        entries.Add(Formed(new Entry(cell.Name, cell.Value.Value, form, cell.IsTotal, small, null, 1), form));
        AddPlace();
        return entries.Count - 1;
    }

    private Entry Formed(Entry entry, Form form) => form switch
    {
        Form.Exact => entry with { Form = form, Shown = entry.Value, Step = 1 },
        Form.Rounded => entry with { Form = form, Shown = policy.Round(entry.Value), Step = policy.RoundingBase },
        _ => entry with { Form = form, Shown = null, Step = 1 },
    };

    private bool HasSum(int total, int[] sorted) =>
        sumsOf[total].Exists(at => sums[at].Total == total && sums[at].Parts.SequenceEqual(sorted));

    private void AddPlace()
    {
        sumsOf.Add([]);
    }

    private void AddSum(Sum sum)
    {
        sums.Add(sum);
        sumsOf[sum.Total].Add(sums.Count - 1);
        foreach (var part in sum.Parts)
            sumsOf[part].Add(sums.Count - 1);
    }
}
