using Programme.Costs;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Unit costs without something to divide by or to compare with, and pupils from the nearest register.</summary>
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
        string[] compared = ["usual_practice.supervised_reported", "usual_practice.control_reported",
            "usual_practice.difference_reported"];

        var told = Figures(reach, parts);
        var gap = Figures(reach, parts[1..]);
        var reports = UsualPracticeGaps.Of("350", reach, Spent(parts)).ToList();

        Assert.Equal([400, 300, 100], compared.Select(code => told[code].ValuePence));
        Assert.Equal((200, 200), (told["usual_practice.supervised"].ValuePence, told["usual_practice.control"].ValuePence));
        Assert.Equal(Reasons.NoDenominator, gap["usual_practice.difference_reported"].Reason);
        Assert.Equal([(1, 0, 1), (1, 1, 1)], reports.Select(one => (one.WithCost, one.NothingSpent, one.Gaps)));
        Assert.Equal("", Figures(Reach(["1"], ["3", "4"]), parts)["usual_practice.control"].Gap);
    }

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

    [SkippableTheory, EachStore]
    public async Task A_school_without_pupils_on_the_first_day_takes_them_from_the_nearest_register_that_has_a_number(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var before = economics.SummariseUnitCosts(new());

        await ImportAsync(programme, 20_220_301, pupils: 990);
        await ImportAsync(programme, 20_220_101, pupils: 650);
        var after = economics.SummariseUnitCosts(new());

        Assert.Equal(["170110"], before.SchoolsWithoutPupils);
        Assert.Empty(after.SchoolsWithoutPupils);
        Assert.Equal(Pupils(before) + 650, Pupils(after));
        Assert.Equal(Pupils(after), programme.Costs().SummariseCosts(new()).Overall.TreatedPupils);
    }

    private static double Pupils(SummariseUnitCostsResponse answer) =>
        answer.Figures.Single(figure => figure is { Code: "pupil.year_one", LaCode: "" }).Denominator;

    /// <summary>The register of a day in which one school has the number of pupils that it lacks elsewhere.</summary>
    private static async Task ImportAsync(RunningProgramme programme, int day, int pupils)
    {
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var lines = encoding.GetString(GivenRegister.RealFile("register/edubasealldata20210901.csv")).Split('\n').Select(line =>
            line.StartsWith("170110,", StringComparison.Ordinal)
                ? line.Replace("\"21-01-2021\",,", $"\"21-01-2021\",{pupils},", StringComparison.Ordinal) : line);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportRegister().SendAsync(
            new ImportRegisterRequest { Options = Imports.Options($"edubasealldata{day}.csv") },
            encoding.GetBytes(string.Join('\n', lines)));
    }

    private static CostReach Reach(string[] treated, string[] controls) => new(treated.Length, treated.Length,
        new StaffTime { LeadMinutes = 60 * treated.Length, Leads = treated.Length }, treated.ToHashSet(), controls.ToHashSet(),
        treated.ToDictionary(urn => urn, _ => 100));

    private static Dictionary<string, UnitCostFigure> Figures(CostReach reach, params CostPart[] parts) => UnitCostFigures
        .Of(UnitCostRules.All, "350", Spent(parts), reach, NoPrices, "2021/22").ToDictionary(figure => figure.Code);

    private static SpentCosts Spent(params CostPart[] parts) => new(parts, parts);

    private static CostPart Part(string urn, CostPlace place, long pence, CostAttribution attribution) =>
        new("350", urn, place, "travel", CostClass.Recurring, attribution, "2021/22", pence, 0, 1, 1);
}
