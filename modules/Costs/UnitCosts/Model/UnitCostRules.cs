namespace Programme.Costs;

/// <summary>The unit costs, in their order. Usual practice is in none of the intervention's.</summary>
internal static class UnitCostRules
{
    private const int Years = 3;

    public static IReadOnlyList<UnitCostRule> All { get; } = [.. Totals(), .. PerDelivery(), .. PerSchool(), .. PerPupil(), .. Usual()];

    /// <summary>Those of one authority, or of all, in a term, or (null) in the whole trial.</summary>
    public static IReadOnlyList<UnitCostRule> Of(CostPeriod? period, bool ofAuthority, bool withShare = false)
    {
        var rules = period is null ? All : All.Where(rule => !rule.OfYears).Select(rule => rule with
        {
            Rule = $"{rule.Rule}; of each line the part of its days that is in the term"
        });
        var share = $"own lines, {(withShare ? "with its" : "without a")} share of the programme's";
        return [.. ofAuthority ? rules.Select(rule => rule with { Rule = $"{rule.Rule}; {share}" }) : rules];
    }

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
            (part, _) => One(OfProgramme(part)), Schools) { AtControls = LeftOutOfTreated },
        new("school.marginal", "school", "one more school at the present caseload: recurring lines of authorities and schools / treated "
            + "schools; no start-up, and no line of the programme as a whole",
            (part, _) => One(part.OfTreated && part.Running && part.LaCode.Length > 0), Schools) { AtControls = LeftOutOfTreated },
    ];

    /// <summary>Each with the money of all treated schools, and without that of schools which add no pupils.</summary>
    private static IEnumerable<UnitCostRule> PerPupil() => new UnitCostRule[]
    {
        Classes("pupil.year_one", "pupil", "pupils of treated schools", reach => reach.Pupils),
        new("pupil.without_prerequisites", "pupil", "start-up and recurring / pupils of treated schools, in the first year",
            (part, _) => One(OfProgramme(part)), reach => reach.Pupils) { AtControls = LeftOutOfTreated },
        new("pupil.three_years", "pupil", "a year, averaged over three after EEF: (start-up + 3 × recurring) / (3 × pupils of treated "
            + "schools), without prerequisites", (part, _) => OverYears(part), reach => Years * reach.Pupils)
            { OfYears = true, AtControls = LeftOutOfTreated },
        new("pupil.three_years_without_schools_time", "pupil", "as pupil.three_years, without schools' own time (dsl_time, cover)",
            (part, _) => part.SchoolsTime ? 0 : OverYears(part), reach => Years * reach.Pupils)
            { OfYears = true, AtControls = LeftOutOfTreated },
    }.SelectMany(rule => new[]
    {
        rule with { Gap = reach => WithoutPupils(reach, $"their own lines are in the numerator; see {rule.Code}_known") },
        rule with
        {
            Code = $"{rule.Code}_known",
            Rule = $"as {rule.Code}, without the lines of treated schools that have no number of pupils",
            Weight = (part, reach) => part.Place == CostPlace.TreatedWithoutPupils ? 0 : rule.Weight(part, reach),
            Gap = reach => WithoutPupils(reach, "they are in neither numerator nor denominator"),
        },
    });

    private static string WithoutPupils(CostReach reach, string counted) => reach.WithoutPupils.ToList() is { Count: > 0 } without
        ? $"{Reasons.SchoolsWithoutPupils}: no register has a number of pupils of {string.Join(", ", without)}; {counted}." : "";

    private static IEnumerable<UnitCostRule> Usual() =>
    [
        new("usual_practice.supervised", "school", "usual practice of treated schools / treated schools", OfTreated, Schools)
            { Refusal = reach => UsualPracticeGaps.Any(reach.SupervisedReports) ? "" : Reasons.NoSupervisedCosts, Gap = CountedAsZero },
        new("usual_practice.control", "school", "usual practice of control schools / control schools", OfControls,
            reach => CostReach.Positive(reach.Controls.Count))
            { Refusal = reach => UsualPracticeGaps.Any(reach.ControlReports) ? "" : Reasons.NoControlCosts, Gap = CountedAsZero },
        new("usual_practice.difference", "school", "usual practice a school, when every school reported every term: supervised − control",
            (part, reach) => AShare(part, reach.Treated.Count, reach.Controls.Count), BothArms)
            { Refusal = Compared, Gap = CountedAsZero },
        new("school.incremental", "school", "start-up and recurring a treated school, and usual practice supervised − control, when every "
            + "school reported every term",
            (part, reach) => OfProgramme(part, reach) + AShare(part, reach.Treated.Count, reach.Controls.Count), BothArms)
            { Refusal = Compared, Gap = CountedAsZero, AtControls = OfControlArm },
        new("usual_practice.supervised_reported", "school", "usual practice of treated schools that reported every term / these schools",
            (part, reach) => part.Reported ? OfTreated(part, reach) : 0, reach => Reported(reach.SupervisedReports))
            { Refusal = reach => OfReported(reach.SupervisedReports, Reasons.NoSupervisedCosts), Gap = LeftOut },
        new("usual_practice.control_reported", "school", "usual practice of control schools that reported every term / these schools",
            (part, reach) => part.Reported ? OfControls(part, reach) : 0, reach => Reported(reach.ControlReports))
            { Refusal = reach => OfReported(reach.ControlReports, Reasons.NoControlCosts), Gap = LeftOut },
        new("usual_practice.difference_reported", "school",
            "usual practice a school that reported every term: supervised − control", AReportedShare, BothArms)
            { Refusal = ComparedReported, Gap = LeftOut },
        new("school.incremental_reported", "school", "start-up and recurring a treated school, and usual practice supervised − control of "
            + "schools that reported every term", (part, reach) => OfProgramme(part, reach) + AReportedShare(part, reach), BothArms)
            { Refusal = ComparedReported, Gap = LeftOut, AtControls = OfControlArm },
    ];

    private static UnitCostRule Total(string code, string rule, Func<CostPart, bool> takes) =>
        new(code, "total", rule, (part, _) => One(takes(part)), _ => 1);

    private static UnitCostRule Classes(string code, string unit, string denominator, Func<CostReach, double?> of) =>
        new(code, unit, $"all classes of the intervention / {denominator}", (part, _) => One(part.OfTreated), of)
        { AtControls = LeftOutOfTreated };

    private const string LeftOutOfTreated = "it is in no cost of treated schools";
    private const string OfControlArm = "it counts to the control arm";

    private static double? Schools(CostReach reach) => CostReach.Positive(reach.Treated.Count);

    private static double? BothArms(CostReach reach) => reach is { Treated.Count: > 0, Controls.Count: > 0 } ? 1 : null;

    private static string CountedAsZero(CostReach reach) =>
        UsualPracticeGaps.Text(reach, "what is missing counts as 0 here, see the figure over schools that reported");

    private static string LeftOut(CostReach reach) => UsualPracticeGaps.Text(reach, "they are left out of the mean here");

    private static string Compared(CostReach reach) => UsualPracticeGaps.Refusal(reach.SupervisedReports, reach.ControlReports);

    private static string ComparedReported(CostReach reach) =>
        UsualPracticeGaps.RefusalOfReported(reach.SupervisedReports, reach.ControlReports);

    /// <summary>Null = the arm has no school.</summary>
    private static double? Reported(ArmReports arm) => arm.Schools > 0 ? arm.Reported : null;

    private static string OfReported(ArmReports arm, string none) =>
        arm.Reported > 0 ? "" : UsualPracticeGaps.Any(arm) ? Reasons.UsualPracticeGaps : none;

    private static double OfTreated(CostPart part, CostReach reach) => One(part is { UsualPractice: true, Arm: CostArm.Supervised });

    private static double OfControls(CostPart part, CostReach reach) => One(part is { UsualPractice: true, Arm: CostArm.Control });

    private static bool OfProgramme(CostPart part) => part.OfTreated && (part.StartUp || part.Running);

    /// <summary>A school's part of the difference of what the programme cost in the two arms.</summary>
    private static double OfProgramme(CostPart part, CostReach reach) =>
        part.StartUp || part.Running ? ByArm(part, reach.Treated.Count, reach.Controls.Count) : 0;

    /// <summary>A school's part of the difference of two means of usual practice.</summary>
    private static double AShare(CostPart part, int treated, int controls) => part.UsualPractice ? ByArm(part, treated, controls) : 0;

    private static double ByArm(CostPart part, int treated, int controls) => part.Arm switch
    {
        CostArm.Supervised => 1.0 / Math.Max(1, treated),
        CostArm.Control => -1.0 / Math.Max(1, controls),
        _ => 0,
    };

    /// <summary>The same of schools that reported every term.</summary>
    private static double AReportedShare(CostPart part, CostReach reach) =>
        part.Reported ? AShare(part, reach.SupervisedReports.Reported, reach.ControlReports.Reported) : 0;

    private static double OverYears(CostPart part) => !part.OfTreated ? 0 : part.Running ? Years : One(part.StartUp);

    private static double One(bool takes) => takes ? 1 : 0;
}
