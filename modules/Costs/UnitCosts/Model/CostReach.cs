using Programme.Delivery.V1;

namespace Programme.Costs;

/// <summary>What the intervention reached in one authority, or in all of a scope: the denominators of unit costs.</summary>
/// <param name="Due">Sessions due by the calendar.</param>
/// <param name="Delivered">Sessions delivered.</param>
/// <param name="Time">Time of supervisors and leads.</param>
/// <param name="Treated">URNs randomised to supervision, also when they withdrew.</param>
/// <param name="Controls">URNs randomised to usual practice.</param>
/// <param name="PupilsByUrn">Pupils of treated schools; one without a number in any register is not in it.</param>
internal sealed record CostReach(int Due, int Delivered, StaffTime Time, IReadOnlySet<string> Treated, IReadOnlySet<string> Controls,
    IReadOnlyDictionary<string, int> PupilsByUrn)
{
    /// <summary>Pence of usual practice at no school of either arm.</summary>
    public long UsualElsewherePence { get; private init; }

    /// <summary>Treated schools with a cost of usual practice or a nil return.</summary>
    public int ReportedTreated { get; private init; }

    /// <summary>The same of controls.</summary>
    public int ReportedControls { get; private init; }

    /// <summary>With what these lines report of usual practice.</summary>
    public CostReach Reporting(SpentCosts spent) => this with
    {
        ReportedTreated = Treated.Count(spent.ReportedUsualPractice.Contains),
        ReportedControls = Controls.Count(spent.ReportedUsualPractice.Contains),
        UsualElsewherePence = spent.Parts.Where(part => part is { UsualPractice: true, AtTreated: false, AtControl: false })
            .Sum(part => part.Pence),
    };

    public double? AttendedHours => Positive(Time.LeadMinutes / 60.0);

    public double? Leads => Positive(Time.Leads);

    public double? Pupils => Positive(PupilsByUrn.Values.Sum(number => (long)number));

    /// <summary>Treated schools that are not in the pupils.</summary>
    public IEnumerable<string> WithoutPupils => Treated.Where(urn => !PupilsByUrn.ContainsKey(urn)).Order(StringComparer.Ordinal);

    /// <summary>For callers who may know the arms.</summary>
    public CostDenominators Denominators =>
        new(Delivered, Treated.Count, PupilsByUrn.Count, PupilsByUrn.Values.Sum(number => (long)number));

    /// <summary>Which kind of school one is; null = no school.</summary>
    public CostPlace PlaceOf(string? urn) => urn is null ? CostPlace.Elsewhere
        : PupilsByUrn.ContainsKey(urn) ? CostPlace.Treated
        : Treated.Contains(urn) ? CostPlace.TreatedWithoutPupils
        : Controls.Contains(urn) ? CostPlace.Control : CostPlace.Elsewhere;

    public static CostReach Nothing { get; } =
        new(0, 0, new StaffTime(), new HashSet<string>(), new HashSet<string>(), new Dictionary<string, int>());

    /// <summary>A denominator: null when there is nothing to divide by.</summary>
    public static double? Positive(double number) => number > 0 ? number : null;
}
