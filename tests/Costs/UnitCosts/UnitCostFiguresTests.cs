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
        CostPart[] parts = [Part("1", 400, CostAttribution.Intervention)];
        var figures = UnitCostFigures.All("350", parts, Reach([], []), NoPrices, "2021/22").ToList();

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
        CostPart[] supervised = [Part("1", 400, CostAttribution.UsualPractice), Part("1", 900, CostAttribution.Intervention)];
        var reach = Reach(["1"], ["2"]);
        string[] compared = ["usual_practice.control", "usual_practice.difference", "school.incremental"];

        var gap = UnitCostFigures.All("350", supervised, reach, NoPrices, "2021/22").ToDictionary(figure => figure.Code);
        var told = UnitCostFigures.All("350", [.. supervised, Part("2", 300, CostAttribution.UsualPractice)], reach, NoPrices, "2021/22")
            .ToDictionary(figure => figure.Code);

        Assert.All(compared, code => Assert.Equal((Reasons.NoControlCosts, false), (gap[code].Reason, gap[code].HasValuePence)));
        Assert.Equal((400, ""), (gap["usual_practice.supervised"].ValuePence, gap["usual_practice.supervised"].Reason));
        Assert.Equal([300, 100, 1_000], compared.Select(code => told[code].ValuePence));
    }

    [Fact]
    public void Doubled_costs_double_every_unit_cost_and_a_split_line_or_another_order_changes_none()
    {
        CostPart[] parts = [Part("1", 401, CostAttribution.UsualPractice), Part("1", 903, CostAttribution.Intervention),
            Part("2", 307, CostAttribution.UsualPractice)];
        var reach = Reach(["1"], ["2"]);
        double[] Values(IEnumerable<CostPart> of) => [.. UnitCostFigures.All("350", [.. of], reach, NoPrices, "2021/22")
            .Where(figure => figure.HasValuePence).Select(figure => figure.ValuePence)];

        var once = Values(parts);

        Assert.NotEmpty(once);
        Assert.Equal(once.Select(value => 2 * value), Values(parts.Select(part => part with { Pence = 2 * part.Pence })));
        Assert.Equal(once, Values(parts.Reverse()));
        Assert.Equal(once, Values(parts.SelectMany(part => new[] { part with { Pence = 100 }, part with { Pence = part.Pence - 100 } })));
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

    private static CostPart Part(string urn, long pence, CostAttribution attribution) =>
        new("350", urn, Payer.La, "travel", CostClass.Recurring, attribution, "2021/22", pence, 0, 1, 1);
}
