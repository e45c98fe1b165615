using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Costs;

/// <summary>What each school cost, in the prices of one year: its part of start-up and recurring lines, and its usual practice. Without
/// prerequisites, as the cost after EEF.</summary>
internal sealed class SchoolCosts
{
    private readonly Dictionary<string, double> byUrn;
    private readonly Dictionary<string, double> usualByUrn;
    private readonly Dictionary<string, double> programmeByUrn;
    private readonly double atNoSchool;

    /// <param name="lines">All lines.</param>
    /// <param name="shared">The parts of the lines of the intervention.</param>
    /// <param name="owed">What schools owe of usual practice.</param>
    /// <param name="factor">Price factor of a year.</param>
    public SchoolCosts(IReadOnlyCollection<CostLineRow> lines, IReadOnlyCollection<AllocatedCost> shared, OwedTerms owed,
        Func<string, double> factor)
    {
        var years = lines.ToDictionary(line => line.LineRef, line => line.PriceYear);
        var usual = lines.Where(line => line is { Attribution: CostAttribution.UsualPractice, Urn: not null }).ToList();
        atNoSchool = lines.Where(line => line is { Attribution: CostAttribution.UsualPractice, Urn: null })
            .Sum(line => line.AmountPence * factor(line.PriceYear));
        WithUsualCost = usual.Where(line => line.Category != CostCodes.NothingSpent).Select(line => line.Urn!).ToHashSet();
        Cover = new UsualPracticeCover(owed, usual.Select(line => new UsualPracticeLine(line.Urn!, line.PeriodStartOn,
            line.PeriodEndOn, line.Category == CostCodes.NothingSpent)));
        var ofUsual = usual.Select(line => (Urn: line.Urn!, Year: line.PriceYear, Pence: line.AmountPence)).ToList();
        usualByUrn = ByUrn(ofUsual, factor);
        var ofProgramme = shared.Where(cost => cost.CostClass != CostClass.Prerequisite)
            .Select(cost => (cost.Urn, Year: years[cost.LineRef], cost.Pence)).ToList();
        programmeByUrn = ByUrn(ofProgramme, factor);
        byUrn = ByUrn(ofProgramme.Concat(ofUsual), factor);
    }

    /// <summary>URNs with a cost of usual practice.</summary>
    public IReadOnlySet<string> WithUsualCost { get; }

    /// <summary>Which schools reported usual practice.</summary>
    public UsualPracticeCover Cover { get; }

    /// <summary>Pence of a school; 0 when no line is at it.</summary>
    public double this[string urn] => byUrn.GetValueOrDefault(urn);

    /// <summary>Pence at none of these schools, with usual practice at no school at all.</summary>
    public double NotAt(IReadOnlySet<string> urns) =>
        atNoSchool + byUrn.Where(school => !urns.Contains(school.Key)).Sum(school => school.Value);

    /// <summary>Pence of the intervention that count to the control arm, because they arose at its schools.</summary>
    public double AtControls(IEnumerable<AnalysedSchool> schools) =>
        Urns(schools, supervised: false).Sum(urn => programmeByUrn.GetValueOrDefault(urn));

    /// <summary>What schools of each arm reported.</summary>
    public (ArmReports Supervised, ArmReports Control) Reports(IReadOnlyCollection<AnalysedSchool> schools) =>
        (ArmReports.Of(Urns(schools, supervised: true), Cover), ArmReports.Of(Urns(schools, supervised: false), Cover));

    /// <summary>Pence of each school when one that did not report every term has the mean usual practice of those of its arm that did, in
    /// the place of what it reported. Each arm has a school that did.</summary>
    public IReadOnlyDictionary<string, double> AtArmMeans(IReadOnlyCollection<AnalysedSchool> schools)
    {
        var means = schools.Where(school => Cover.Whole(school.Urn)).GroupBy(school => school.Supervised)
            .ToDictionary(arm => arm.Key, arm => arm.Average(school => usualByUrn.GetValueOrDefault(school.Urn)));
        return schools.ToDictionary(school => school.Urn, school => Cover.Whole(school.Urn) ? this[school.Urn]
            : this[school.Urn] - usualByUrn.GetValueOrDefault(school.Urn) + means[school.Supervised]);
    }

    public static string[] Urns(IEnumerable<AnalysedSchool> schools, bool supervised) =>
        [.. schools.Where(school => school.Supervised == supervised).Select(school => school.Urn)];

    private static Dictionary<string, double> ByUrn(IEnumerable<(string Urn, string Year, long Pence)> parts,
        Func<string, double> factor) =>
        parts.GroupBy(part => part.Urn).ToDictionary(school => school.Key, school => school.GroupBy(part => part.Year)
            .OrderBy(year => year.Key, StringComparer.Ordinal).Sum(year => year.Sum(part => part.Pence) * factor(year.Key)));
}
