namespace Programme.Costs;

/// <summary>The unit costs, in their order. Usual practice is in none of the intervention's.</summary>
internal static class UnitCostRules
{
    private const int Years = 3;

    public static IReadOnlyList<UnitCostRule> All { get; } = [.. Totals(), .. PerDelivery(), .. PerSchool(), .. PerPupil(), .. Usual()];

    /// <summary>Those of a term, or (null) of the whole trial.</summary>
    public static IEnumerable<UnitCostRule> Of(CostPeriod? period) => period is null ? All
        : All.Where(rule => !rule.OfYears).Select(rule => rule with
        {
            Rule = $"{rule.Rule}; lines whose first day is in the term, whole: a line of the year is in its first term"
        });

    private static IEnumerable<UnitCostRule> Totals() =>
    [
        Total("total.prerequisite", "prerequisites: assumed in place, or bought before the start", part => part.Intervention
            && part.CostClass == V1.CostClass.Prerequisite),
        Total("total.start_up", "start-up: once", part => part.StartUp),
        Total("total.recurring", "recurring: every year", part => part.Running),
        Total("total.all", "all classes of the intervention", part => part.Intervention),
        Total("total.schools_time", "schools' own time (dsl_time, cover) in money, a part of recurring", part => part.SchoolsTime),
        Total("total.usual_practice", "usual practice of schools of both arms, in no other total", part => part.UsualPractice),
    ];

    private static IEnumerable<UnitCostRule> PerDelivery() =>
    [
        Classes("session.due", "session", "sessions due by the calendar", reach => CostReach.Positive(reach.Due)),
        Classes("session.delivered", "session", "sessions delivered", reach => CostReach.Positive(reach.Delivered)),
        Classes("hour.attended", "hour", "hours that leads and deputies were present, person by person", reach => reach.AttendedHours),
        Classes("lead.reached", "lead", "leads and deputies who attended at least once", reach => reach.Leads),
    ];

    private static IEnumerable<UnitCostRule> PerSchool() =>
    [
        Classes("school.treated", "school", "treated schools", Schools),
        new("school.average", "school", "start-up and recurring / treated schools, without prerequisites",
            (part, _) => One(part.StartUp || part.Running), Schools),
        new("school.marginal", "school", "one more school at the present caseload: recurring lines of authorities and schools / treated "
            + "schools; no start-up, and no line of the programme as a whole", (part, _) => One(part.Running && part.LaCode.Length > 0),
            Schools),
    ];

    private static IEnumerable<UnitCostRule> PerPupil() =>
    [
        Classes("pupil.year_one", "pupil", "pupils of treated schools", reach => reach.Pupils),
        new("pupil.year_one_known", "pupil", "as pupil.year_one, without the lines of treated schools that have no number of pupils",
            (part, _) => One(part.Intervention && part.Place != CostPlace.TreatedWithoutPupils), reach => reach.Pupils),
        new("pupil.without_prerequisites", "pupil", "start-up and recurring / pupils of treated schools, in the first year",
            (part, _) => One(part.StartUp || part.Running), reach => reach.Pupils),
        new("pupil.three_years", "pupil", "a year, averaged over three after EEF: (start-up + 3 × recurring) / (3 × pupils of treated "
            + "schools), without prerequisites", (part, _) => OverYears(part), reach => Years * reach.Pupils) { OfYears = true },
        new("pupil.three_years_without_schools_time", "pupil", "as pupil.three_years, without schools' own time (dsl_time, cover)",
            (part, _) => part.SchoolsTime ? 0 : OverYears(part), reach => Years * reach.Pupils) { OfYears = true },
    ];

    private static IEnumerable<UnitCostRule> Usual() =>
    [
        new("usual_practice.supervised", "school", "usual practice of treated schools / treated schools",
            (part, _) => One(part is { UsualPractice: true, AtTreated: true }), Schools),
        new("usual_practice.control", "school", "usual practice of control schools / control schools",
            (part, _) => One(part is { UsualPractice: true, AtControl: true }), reach => CostReach.Positive(reach.Controls.Count))
            { NeedsControlCosts = true },
        new("usual_practice.difference", "school", "usual practice a school: supervised − control",
            (part, reach) => part.UsualPractice ? AShare(part, reach) : 0, BothArms) { NeedsControlCosts = true },
        new("school.incremental", "school", "start-up and recurring a treated school, and usual practice supervised − control",
            (part, reach) => part.StartUp || part.Running ? 1.0 / Math.Max(1, reach.Treated.Count)
                : part.UsualPractice ? AShare(part, reach) : 0,
            BothArms) { NeedsControlCosts = true },
    ];

    private static UnitCostRule Total(string code, string rule, Func<CostPart, bool> takes) =>
        new(code, "total", rule, (part, _) => One(takes(part)), _ => 1);

    private static UnitCostRule Classes(string code, string unit, string denominator, Func<CostReach, double?> of) =>
        new(code, unit, $"all classes of the intervention / {denominator}", (part, _) => One(part.Intervention), of);

    private static double? Schools(CostReach reach) => CostReach.Positive(reach.Treated.Count);

    private static double? BothArms(CostReach reach) => reach is { Treated.Count: > 0, Controls.Count: > 0 } ? 1 : null;

    /// <summary>A school's part of the difference of two means.</summary>
    private static double AShare(CostPart part, CostReach reach) =>
        part.AtTreated ? 1.0 / Math.Max(1, reach.Treated.Count) : part.AtControl ? -1.0 / Math.Max(1, reach.Controls.Count) : 0;

    private static double OverYears(CostPart part) => part.Running ? Years : One(part.StartUp);

    private static double One(bool takes) => takes ? 1 : 0;
}
