using Programme.Costs;
using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>Costs of made schools that did not all report usual practice: a reason, zeros or means, as the caller says.</summary>
public sealed class GapsInCostsTests
{
    [Fact]
    public void Without_a_word_a_gap_of_either_arm_is_a_reason_and_without_gaps_there_is_none()
    {
        var schools = Schools(8, 8);

        Assert.Equal((Reasons.UsualPracticeGaps, Reasons.UsualPracticeGaps, ""),
            (Code(schools, Usual(schools, 8, 7)), Code(schools, Usual(schools, 7, 8)), Code(schools, Usual(schools, 8, 8))));
        Assert.Equal((Reasons.NoControlCosts, Reasons.NoSupervisedCosts),
            (Code(schools, Usual(schools, 8, 0)), Code(schools, Usual(schools, 0, 8))));
    }

    [Fact]
    public void Zeros_need_a_report_of_each_arm_and_means_need_six_or_all_of_them()
    {
        var schools = Schools(8, 8);
        string Of(int supervised, int control, UsualPracticeGapRule gaps) => Code(schools, Usual(schools, supervised, control), gaps);

        Assert.Equal(["", Reasons.NoControlCosts, Reasons.NoSupervisedCosts], new[] { (1, 1), (8, 0), (0, 1) }
            .Select(one => Of(one.Item1, one.Item2, UsualPracticeGapRule.AsZero)));
        Assert.Equal(["", Reasons.UsualPracticeGaps, Reasons.UsualPracticeGaps], new[] { (6, 6), (8, 5), (5, 8) }
            .Select(one => Of(one.Item1, one.Item2, UsualPracticeGapRule.ArmMeans)));
    }

    [Fact]
    public void A_school_that_did_not_report_every_term_has_the_mean_of_its_arm_in_the_place_of_what_it_reported()
    {
        var schools = Schools(7, 6);
        var lines = Usual(schools, 6, 6);
        lines.Add(Line("part", "T6", 5_000, CostAttribution.UsualPractice) with { PeriodEndOn = new(2021, 10, 1) });
        lines.AddRange(schools.Where(school => school.Supervised)
            .Select(school => Line($"own {school.Urn}", school.Urn, 90_000, CostAttribution.Intervention)));

        var means = GapsInCosts.Of(Costs(lines), schools, UsualPracticeGapRule.ArmMeans).Pence!;
        var zeros = GapsInCosts.Of(Costs(lines), schools, UsualPracticeGapRule.AsZero).Pence!;

        // T0 to T5 spent 100 to 600.
        Assert.Equal((90_350, 95_000, 90_100), (means["T6"], zeros["T6"], means["T0"]));
        Assert.Equal(zeros["C3"], means["C3"]);
    }

    private static string Code(IReadOnlyCollection<AnalysedSchool> schools, List<CostLineRow> lines, UsualPracticeGapRule gaps = default)
    {
        var (pence, _, reason) = GapsInCosts.Of(Costs(lines), schools, gaps);
        Assert.Equal(pence is null, reason.Length > 0);
        return reason.Split(':')[0];
    }

    private static SchoolCosts Costs(List<CostLineRow> lines) => new(lines, new SharedCosts([], new AllocationRules([])).Of(lines),
        OwedTerms.UpTo(Calls.Trial.Default, new(2022, 7, 31)), _ => 1);

    private static List<AnalysedSchool> Schools(int supervised, int control) =>
    [
        .. Enumerable.Range(0, supervised).Select(at => new AnalysedSchool { Urn = $"T{at}", Supervised = true }),
        .. Enumerable.Range(0, control).Select(at => new AnalysedSchool { Urn = $"C{at}" }),
    ];

    /// <summary>A line of the whole year of the first schools of each arm, 100 pence more with each.</summary>
    private static List<CostLineRow> Usual(IEnumerable<AnalysedSchool> schools, int supervised, int control) => [.. schools
        .Where(school => school.Urn[1] - '0' < (school.Supervised ? supervised : control))
        .Select(school => Line(school.Urn, school.Urn, 100 * (1 + school.Urn[1] - '0'), CostAttribution.UsualPractice))];

    private static CostLineRow Line(string lineRef, string urn, long pence, CostAttribution attribution) => new()
    {
        LineRef = lineRef,
        LaCode = "350",
        Urn = urn,
        Payer = Payer.School,
        Category = "management",
        CostClass = CostClass.Recurring,
        AmountPence = pence,
        PriceYear = "2021/22",
        PeriodStartOn = new(2021, 9, 1),
        PeriodEndOn = new(2022, 7, 31),
        Attribution = attribution,
    };
}
