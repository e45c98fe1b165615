using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What each school cost, in the prices of one year: its part of start-up and recurring lines, and its usual practice. Without
/// prerequisites, as the cost after EEF.</summary>
internal sealed class SchoolCosts
{
    private readonly Dictionary<string, double> byUrn;
    private readonly HashSet<string> withUsualPractice;

    /// <param name="lines">All lines.</param>
    /// <param name="shared">The parts of the lines of the intervention.</param>
    /// <param name="factor">Price factor of a year.</param>
    public SchoolCosts(IReadOnlyCollection<CostLineRow> lines, IReadOnlyCollection<AllocatedCost> shared, Func<string, double> factor)
    {
        var years = lines.ToDictionary(line => line.LineRef, line => line.PriceYear);
        var usual = lines.Where(line => line is { Attribution: CostAttribution.UsualPractice, Urn: not null }).ToList();
        withUsualPractice = [.. usual.Select(line => line.Urn!)];
        byUrn = shared.Where(cost => cost.CostClass != CostClass.Prerequisite)
            .Select(cost => (cost.Urn, Year: years[cost.LineRef], cost.Pence))
            .Concat(usual.Select(line => (Urn: line.Urn!, Year: line.PriceYear, Pence: line.AmountPence)))
            .GroupBy(part => part.Urn).ToDictionary(school => school.Key, school => school.GroupBy(part => part.Year)
                .OrderBy(year => year.Key, StringComparer.Ordinal).Sum(year => year.Sum(part => part.Pence) * factor(year.Key)));
    }

    /// <summary>Pence of a school; 0 when no line is at it.</summary>
    public double this[string urn] => byUrn.GetValueOrDefault(urn);

    /// <summary>Pence at none of these schools.</summary>
    public double NotAt(IReadOnlySet<string> urns) => byUrn.Where(school => !urns.Contains(school.Key)).Sum(school => school.Value);

    /// <summary>Whether a school has a line of usual practice.</summary>
    public bool HasUsualPractice(string urn) => withUsualPractice.Contains(urn);
}
