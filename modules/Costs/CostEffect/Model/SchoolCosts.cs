using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What each school cost, in the prices of one year: its part of start-up and recurring lines, and its usual practice. Without
/// prerequisites, as the cost after EEF.</summary>
internal sealed class SchoolCosts
{
    private readonly Dictionary<string, double> byUrn;
    private readonly Dictionary<string, double> usualByUrn;
    private readonly double atNoSchool;

    /// <param name="lines">All lines.</param>
    /// <param name="shared">The parts of the lines of the intervention.</param>
    /// <param name="factor">Price factor of a year.</param>
    public SchoolCosts(IReadOnlyCollection<CostLineRow> lines, IReadOnlyCollection<AllocatedCost> shared, Func<string, double> factor)
    {
        var years = lines.ToDictionary(line => line.LineRef, line => line.PriceYear);
        var usual = lines.Where(line => line is { Attribution: CostAttribution.UsualPractice, Urn: not null }).ToList();
        atNoSchool = lines.Where(line => line is { Attribution: CostAttribution.UsualPractice, Urn: null })
            .Sum(line => line.AmountPence * factor(line.PriceYear));
        WithUsualCost = usual.Where(line => line.Category != CostCodes.NothingSpent).Select(line => line.Urn!).ToHashSet();
        var ofUsual = usual.Select(line => (Urn: line.Urn!, Year: line.PriceYear, Pence: line.AmountPence)).ToList();
        usualByUrn = ByUrn(ofUsual, factor);
        Reported = usualByUrn.Keys.ToHashSet();
        byUrn = ByUrn(shared.Where(cost => cost.CostClass != CostClass.Prerequisite)
            .Select(cost => (cost.Urn, Year: years[cost.LineRef], cost.Pence)).Concat(ofUsual), factor);
    }

    /// <summary>URNs with a cost of usual practice.</summary>
    public IReadOnlySet<string> WithUsualCost { get; }

    /// <summary>URNs with a cost of usual practice or a nil return.</summary>
    public IReadOnlySet<string> Reported { get; }

    /// <summary>Pence of a school; 0 when no line is at it.</summary>
    public double this[string urn] => byUrn.GetValueOrDefault(urn);

    /// <summary>Pence at none of these schools, with usual practice at no school at all.</summary>
    public double NotAt(IReadOnlySet<string> urns) =>
        atNoSchool + byUrn.Where(school => !urns.Contains(school.Key)).Sum(school => school.Value);

    /// <summary>Pence of usual practice of a school; null = it gave neither a cost nor a nil return.</summary>
    public double? UsualPractice(string urn) => usualByUrn.TryGetValue(urn, out var pence) ? pence : null;

    private static Dictionary<string, double> ByUrn(IEnumerable<(string Urn, string Year, long Pence)> parts,
        Func<string, double> factor) =>
        parts.GroupBy(part => part.Urn).ToDictionary(school => school.Key, school => school.GroupBy(part => part.Year)
            .OrderBy(year => year.Key, StringComparer.Ordinal).Sum(year => year.Sum(part => part.Pence) * factor(year.Key)));
}
