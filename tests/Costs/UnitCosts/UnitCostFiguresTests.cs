using Programme.Costs;
using Programme.Costs.V1;
using Programme.Delivery.V1;

namespace Programme.Tests;

/// <summary>Unit costs without something to divide by or to compare with, and arms of which schools did not report.</summary>
public sealed class UnitCostFiguresTests
{
    private static readonly PriceIndex NoPrices = new(new Dictionary<string, double>());

    [Fact]
    public void Where_nothing_was_reached_every_unit_cost_is_without_a_value_and_totals_have_theirs()
    {
        CostPart[] parts = [Part("1", CostPlace.Elsewhere, 400, CostAttribution.Intervention)];
        var figures = UnitCostFigures.Of(UnitCostRules.All, "350", Spent(parts), Reach([], []), NoPrices, "2021/22").ToList();

        Assert.All(figures.Where(figure => figure.Unit != "total"), figure =>
        {
            Assert.Equal(Reasons.NoDenominator, figure.Reason);
            Assert.False(figure.HasValuePence || figure.HasRealValuePence || figure.HasDenominator);
        });
        Assert.All(figures.Where(figure => figure.Unit == "total"),
            figure => Assert.Equal(("", true), (figure.Reason, figure.HasValuePence)));
        Assert.Equal(400, figures.Single(figure => figure.Code == "total.all").ValuePence);
    }

    [Fact]
    public void Without_a_line_of_a_control_school_usual_practice_is_a_gap_and_not_zero()
    {
        CostPart[] supervised = [Part("1", CostPlace.Treated, 400, CostAttribution.UsualPractice),
            Part("1", CostPlace.Treated, 900, CostAttribution.Intervention)];
        var control = Part("2", CostPlace.Control, 300, CostAttribution.UsualPractice);
        var reach = Reach(["1"], ["2"]);
        string[] compared = ["usual_practice.control", "usual_practice.difference", "school.incremental"];

        var gap = UnitCostFigures.Of(UnitCostRules.All, "350", Spent(supervised), reach, NoPrices, "2021/22")
            .ToDictionary(figure => figure.Code);
        var told = UnitCostFigures
            .Of(UnitCostRules.All, "350", Spent([.. supervised, control]), reach, NoPrices, "2021/22").ToDictionary(figure => figure.Code);

        Assert.All(compared, code => Assert.Equal((Reasons.NoControlCosts, false), (gap[code].Reason, gap[code].HasValuePence)));
        Assert.Equal((400, ""), (gap["usual_practice.supervised"].ValuePence, gap["usual_practice.supervised"].Reason));
        Assert.Equal([300, 100, 1_000], compared.Select(code => told[code].ValuePence));
    }

    [Fact]
    public void A_nil_return_is_a_zero_that_is_known_and_without_any_report_of_an_arm_the_difference_is_a_gap()
    {
        CostPart[] parts = [Part("1", CostPlace.Treated, 400, CostAttribution.UsualPractice),
            Part("3", CostPlace.Control, 600, CostAttribution.UsualPractice),
            Part("4", CostPlace.Control, 0, CostAttribution.UsualPractice) with { Category = CostCodes.NothingSpent }];
        var reach = Reach(["1", "2"], ["3", "4", "5"]);
        string[] compared = ["usual_practice.supervised_reported", "usual_practice.control_reported"];

        var told = Figures(reach, parts);
        var gap = Figures(reach, parts[1..]);
        var reports = UsualPracticeGaps.Of("350", reach, Spent(parts)).ToList();

        Assert.Equal([400, 300], compared.Select(code => told[code].ValuePence));
        Assert.Equal((200, 200), (told["usual_practice.supervised"].ValuePence, told["usual_practice.control"].ValuePence));
        Assert.All(new[] { "usual_practice.difference", "usual_practice.difference_reported", "school.incremental" }, code =>
            Assert.Equal((Reasons.UsualPracticeGaps, Reasons.NoSupervisedCosts), (told[code].Reason, gap[code].Reason)));
        Assert.Equal([(1, 0, 1), (1, 1, 1)], reports.Select(one => (one.WithCost, one.NothingSpent, one.Gaps)));
        var whole = Figures(Reach(["1"], ["3", "4"]), parts);
        Assert.Equal(("", 100, 100), (whole["usual_practice.control"].Gap, whole["usual_practice.difference"].ValuePence,
            whole["usual_practice.difference_reported"].ValuePence));
    }

    [Theory]
    [InlineData(6, 6, "")]
    [InlineData(7, 5, Reasons.UsualPracticeGaps)]
    [InlineData(5, 7, Reasons.UsualPracticeGaps)]
    [InlineData(7, 1, Reasons.UsualPracticeGaps)]
    [InlineData(7, 0, Reasons.NoControlCosts)]
    [InlineData(0, 7, Reasons.NoSupervisedCosts)]
    public void Arms_with_gaps_are_compared_by_enough_reports_of_both_and_never_with_the_gaps_as_zero(int supervised, int control,
        string reason)
    {
        string[] treated = [.. Enumerable.Range(0, 8).Select(at => $"1{at}")];
        string[] controls = [.. Enumerable.Range(0, 8).Select(at => $"2{at}")];
        CostPart[] parts = [.. treated.Take(supervised).Select(urn => Part(urn, CostPlace.Treated, 500, CostAttribution.UsualPractice)),
            .. controls.Take(control).Select(urn => Part(urn, CostPlace.Control, 0, CostAttribution.UsualPractice)
                with { Category = CostCodes.NothingSpent })];

        var figures = Figures(Reach(treated, controls), parts);

        Assert.All(new[] { "usual_practice.difference_reported", "school.incremental_reported" }, code =>
            Assert.Equal((reason, reason.Length == 0 ? 500 : 0), (figures[code].Reason, figures[code].ValuePence)));
        Assert.All(new[] { "usual_practice.difference", "school.incremental" }, code => Assert.Equal(
            (reason.Length > 0 ? reason : Reasons.UsualPracticeGaps, false), (figures[code].Reason, figures[code].HasValuePence)));
        Assert.Equal((supervised > 0, control > 0),
            (figures["usual_practice.supervised"].HasValuePence, figures["usual_practice.control"].HasValuePence));
    }

    [Fact]
    public void A_school_that_reported_one_term_of_three_is_a_gap_of_two_and_its_pence_are_in_no_mean_of_those_that_reported()
    {
        var owed = OwedTerms.UpTo(Calls.Trial.Default, new(2022, 7, 31));
        DateOnly first = new(2021, 9, 1), last = new(2022, 7, 31);
        var cover = new UsualPracticeCover(owed, [new("1", first, last, false), new("2", first, first.AddDays(30), false),
            new("3", new(2022, 1, 1), last, true), new("3", first, new(2021, 12, 31), true),
            new("4", last.AddDays(60), last.AddDays(90), true)]);
        CostPart[] parts = [.. new[] { "1", "2" }.Select(urn => Part(urn, CostPlace.Treated, 400, CostAttribution.UsualPractice)
            with { Reported = cover.Whole(urn) })];

        var figures = UnitCostFigures.Of(UnitCostRules.All, "350", new SpentCosts(parts, parts, cover), Reach(["1", "2"], ["3", "4"]),
            NoPrices, "2021/22").ToDictionary(figure => figure.Code);
        var reports = UsualPracticeGaps.Of("", Reach(["1", "2"], ["3", "4"]), new SpentCosts(parts, parts, cover)).ToList();

        Assert.Equal([0, 2, 0, 3], new[] { "1", "2", "3", "4" }.Select(cover.Missing));
        Assert.Equal([(1, 0, 1, 1, 2), (0, 1, 1, 0, 3)],
            reports.Select(one => (one.WithCost, one.NothingSpent, one.Gaps, one.Partly, one.TermsMissing)));
        Assert.Equal((400, 400),
            (figures["usual_practice.supervised"].ValuePence, figures["usual_practice.supervised_reported"].ValuePence));
        Assert.StartsWith("USUAL_PRACTICE_GAPS: 1 of 2 supervised and 1 of 2 control schools lack a cost or a nil return of usual "
            + "practice, 5 terms in all; 1 of these schools reported some terms; ", figures["school.incremental"].Gap,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-09-20", 1)]
    [InlineData("2021-12-31", 1)]
    [InlineData("2022-04-29", 1)]
    [InlineData("2022-04-30", 2)]
    [InlineData("2022-07-30", 2)]
    [InlineData("2022-07-31", 3)]
    public void Schools_owe_the_terms_of_the_trial_that_are_over(string asOf, int terms) => Assert.Equal(terms, OwedTerms
        .UpTo(Calls.Trial.Default, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)).Terms.Count);

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(9_999.99, 1)]
    [InlineData(10_000, 2)]
    [InlineData(49_999, 2)]
    [InlineData(50_000, 3)]
    [InlineData(100_000, 4)]
    [InlineData(200_000, 4)]
    [InlineData(200_000.01, 5)]
    public void A_cost_of_a_pupil_or_a_lead_has_the_band_of_its_real_value_and_no_other_cost_has_one(double pence, int band)
    {
        var part = Part("1", CostPlace.Treated, 100, CostAttribution.Intervention);
        var figures = UnitCostFigures.Of(UnitCostRules.All, "350", Spent(part), Reach(["1"], []), NoPrices, "2021/22").ToList();

        Assert.Equal(band, CostBands.Of(pence));
        Assert.All(figures, figure =>
            Assert.Equal(figure.Unit is "pupil" or "lead" && figure.HasRealValuePence ? 1 : 0, figure.CostBand));
    }

    private static CostReach Reach(string[] treated, string[] controls) => new(treated.Length, treated.Length,
        new StaffTime { LeadMinutes = 60 * treated.Length, Leads = treated.Length }, treated.ToHashSet(), controls.ToHashSet(),
        treated.ToDictionary(urn => urn, _ => 100));

    private static Dictionary<string, UnitCostFigure> Figures(CostReach reach, params CostPart[] parts) => UnitCostFigures
        .Of(UnitCostRules.All, "350", Spent(parts), reach, NoPrices, "2021/22").ToDictionary(figure => figure.Code);

    /// <summary>Lines of the autumn, which is the term that schools owe.</summary>
    private static SpentCosts Spent(params CostPart[] parts)
    {
        var autumn = CostPeriod.Find("2021-autumn")!;
        var cover = new UsualPracticeCover(new OwedTerms([autumn]),
            parts.Where(part => part.UsualPractice).Select(part => new UsualPracticeLine(part.Urn!, autumn.FirstOn, autumn.LastOn, false)));
        List<CostPart> told = [.. parts.Select(part => part with { Reported = cover.Whole(part.Urn!) })];
        return new(told, told, cover);
    }

    private static CostPart Part(string urn, CostPlace place, long pence, CostAttribution attribution) =>
        new("350", urn, place, "travel", CostClass.Recurring, attribution, "2021/22", pence, 0, 1, 1);
}
