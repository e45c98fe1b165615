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
    /// <summary>What schools owe of usual practice.</summary>
    public OwedTerms Owed { get; init; } = OwedTerms.None;

    /// <summary>Pence of usual practice at no school of either arm, of a term by days.</summary>
    public double UsualElsewherePence { get; private init; }

    /// <summary>Pence of the intervention at control schools, of a term by days.</summary>
    public double AtControlsPence { get; private init; }

    /// <summary>What treated schools reported of usual practice.</summary>
    public ArmReports SupervisedReports { get; private init; } = ArmReports.None;

    /// <summary>The same of controls.</summary>
    public ArmReports ControlReports { get; private init; } = ArmReports.None;

    /// <summary>With what these lines report of usual practice.</summary>
    public CostReach Reporting(SpentCosts spent) => this with
    {
        SupervisedReports = ArmReports.Of(Treated, spent.Cover),
        ControlReports = ArmReports.Of(Controls, spent.Cover),
        UsualElsewherePence = spent.Parts.Where(part => part is { UsualPractice: true, Arm: CostArm.None })
            .Sum(part => part.Share * part.Pence),
        AtControlsPence = spent.Parts.Where(part => part is { Intervention: true, Arm: CostArm.Control })
            .Sum(part => part.Share * part.Pence),
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
