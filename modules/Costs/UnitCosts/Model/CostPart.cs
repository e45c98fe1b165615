using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>At which school a cost is, as far as unit costs tell schools apart.</summary>
internal enum CostPlace
{
    /// <summary>At none, or at one that was not randomised.</summary>
    Elsewhere,

    /// <summary>At a treated school with a number of pupils.</summary>
    Treated,

    /// <summary>At a treated school that no register has a number of pupils for.</summary>
    TreatedWithoutPupils,

    /// <summary>At a control school.</summary>
    Control,
}

/// <summary>A cost line, or lines that are alike for every unit cost, added up.</summary>
/// <param name="LaCode">Authority; empty = the whole programme.</param>
/// <param name="Urn">School; null = not one school's, or lines of several.</param>
/// <param name="Place">Which kind of school.</param>
/// <param name="Category">A code of <see cref="CostCodes.Categories"/>.</param>
/// <param name="CostClass">When it arises.</param>
/// <param name="Attribution">What it belongs to.</param>
/// <param name="PriceYear">Year of the prices.</param>
/// <param name="Pence">Their sum.</param>
/// <param name="Hours">Their hours.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="WithoutHours">Of these without hours.</param>
internal sealed record CostPart(string LaCode, string? Urn, CostPlace Place, string Category, CostClass CostClass,
    CostAttribution Attribution, string PriceYear, long Pence, double Hours, int Lines, int WithoutHours)
{
    public const string LeadsTime = "dsl_time";
    public const string Cover = "cover";

    /// <summary>What of it is in the term that is asked for, by days; 1 = all.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Of usual practice: whether its school reported every term that it owes.</summary>
    public bool Reported { get; init; }

    /// <summary>One line, as far as it is in a term (null = all of it).</summary>
    public static CostPart Single(CostLineRow row, CostReach reach, UsualPracticeCover cover, CostPeriod? period = null) => new(row.LaCode,
        row.Urn, reach.PlaceOf(row.Urn), row.Category, row.CostClass, row.Attribution, row.PriceYear, row.AmountPence, row.Hours ?? 0, 1,
        row.Hours is null ? 1 : 0)
    { Share = period?.Share(row.PeriodStartOn, row.PeriodEndOn) ?? 1, Reported = row.Urn is not null && cover.Whole(row.Urn) };

    public bool Intervention => Attribution == CostAttribution.Intervention;

    public bool UsualPractice => Attribution == CostAttribution.UsualPractice;

    public bool Running => Intervention && CostClass == CostClass.Recurring;

    public bool StartUp => Intervention && CostClass == CostClass.StartUp;

    /// <summary>Time of schools' own staff, in money: their leads' and whoever stands in for them.</summary>
    public bool SchoolsTime => Intervention && Category is (LeadsTime or Cover);

    public CostArm Arm => CostArms.Of(Attribution, Place);

    /// <summary>A cost of the intervention that treated schools had: one at a control school is none.</summary>
    public bool OfTreated => Intervention && Arm == CostArm.Supervised;
}
