using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Lines that are compared with each other.</summary>
internal sealed record CostKind(string Category, CostClass CostClass, Payer Payer, CostAttribution Attribution, bool AtSchool)
{
    public static CostKind Of(CostLineRow line) =>
        new(line.Category, line.CostClass, line.Payer, line.Attribution, line.Urn is not null);
}

/// <summary>What lines of a kind cost a day in the middle of other authorities.</summary>
internal sealed class UsualCosts
{
    private const int LeastElsewhere = 5;
    private readonly Dictionary<CostKind, Sorted> kinds;

    /// <param name="lines">Lines of all authorities that may be compared, with pence a day.</param>
    public UsualCosts(IEnumerable<(CostKind Kind, string LaCode, double ADay)> lines) =>
        kinds = lines.GroupBy(line => line.Kind).ToDictionary(kind => kind.Key, kind =>
        {
            var sorted = kind.OrderBy(line => line.ADay).ToList();
            return new Sorted([.. sorted.Select(line => line.ADay)],
                sorted.Select((line, at) => (line.LaCode, at)).ToLookup(line => line.LaCode, line => line.at));
        });

    public static double ADay(long pence, DateOnly first, DateOnly last) => (double)pence / (last.DayNumber - first.DayNumber + 1);

    /// <summary>The median of pence a day in other authorities; null = too few lines to say what is usual.</summary>
    public double? Elsewhere(CostKind kind, string laCode)
    {
        if (!kinds.TryGetValue(kind, out var all))
            return null;
        var others = all.ADay.Length - all.Places[laCode].Count();
        return others < LeastElsewhere ? null : (all.Other(laCode, (others - 1) / 2) + all.Other(laCode, others / 2)) / 2;
    }

    /// <summary>Pence a day in order, and the places at which each authority has its lines.</summary>
    private sealed record Sorted(double[] ADay, ILookup<string, int> Places)
    {
        /// <summary>The value at a place among the lines of other authorities.</summary>
        public double Other(string laCode, int place)
        {
            foreach (var own in Places[laCode])
            {
                if (own > place)
                    break;
                place++;
            }
            return ADay[place];
        }
    }
}
