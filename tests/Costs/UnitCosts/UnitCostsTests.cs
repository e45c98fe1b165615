using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class UnitCostsTests
{
    private static readonly CostDenominators Ten = new(10, 4, 3, 600);

    [Fact]
    public void The_synthetic_programme_costs_what_its_truth_says()
    {
        var truth = GivenCosts.Truth;
        var reach = new CostDenominators(truth.GetProperty("delivered_sessions").GetInt32(),
            truth.GetProperty("treated_schools").GetInt32(),
            truth.GetProperty("treated_schools_with_pupil_number").GetInt32(), truth.GetProperty("treated_pupils").GetInt64());

        var summary = UnitCosts.Summarise("", Lines(), reach, byDesign: false, new PriceIndex(Deflators()), "2021/22");

        GivenCosts.AssertTruth(summary);
    }

    [Fact]
    public void Usual_practice_is_counted_apart()
    {
        var summary = UnitCosts.Summarise("350", [Line(1_000), Line(400, attribution: CostAttribution.UsualPractice)], Ten, byDesign: false,
            new PriceIndex(Deflators()), "2021/22");

        Assert.Equal((1_000, 400), (summary.TotalPence, summary.UsualPracticePence));
        Assert.Equal(100, summary.PerSessionPence);
    }

    [Fact]
    public void A_unit_cost_without_a_denominator_is_not_set()
    {
        var summary = UnitCosts.Summarise("350", [Line(1_000)], CostDenominators.Nothing, byDesign: false, new PriceIndex(Deflators()),
            "2021/22");

        Assert.False(summary.HasPerSessionPence || summary.HasPerSchoolPence || summary.HasPerPupilPence);
        Assert.False(summary.HasRealPerSessionPence || summary.HasRealPerSchoolPence || summary.HasRealPerPupilPence);
    }

    [Fact]
    public void Prices_of_one_year_need_no_index_and_those_of_another_are_converted_or_refused()
    {
        var none = new PriceIndex(new Dictionary<string, double>());
        var both = new PriceIndex(new Dictionary<string, double> { ["2020/21"] = 80, ["2021/22"] = 100 });

        Assert.Equal(1_000, UnitCosts.Summarise("", [Line(1_000)], Ten, byDesign: false, none, "2021/22").RealTotalPence);
        Assert.Equal(800, UnitCosts.Summarise("", [Line(1_000)], Ten, byDesign: false, both, "2020/21").RealTotalPence, 9);
        Assert.Contains("2020/21",
            Assert.Throws<Grpc.Core.RpcException>(() =>
                UnitCosts.Summarise("", [Line(1_000)], Ten, byDesign: false, none, "2020/21")).Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Uprating_there_and_back_and_by_way_of_a_third_year_changes_nothing(int seed)
    {
        var random = new Random(seed);
        string[] years = ["2019/20", "2020/21", "2021/22", "2022/23"];
        var prices = new PriceIndex(years.ToDictionary(year => year, _ => 50 + random.NextDouble() * 100));

        foreach (var (from, to, by) in from one in years from other in years from third in years select (one, other, third))
        {
            Assert.Equal(1, prices.Factor(from, to) * prices.Factor(to, from), 12);
            Assert.Equal(prices.Factor(from, to), prices.Factor(from, by) * prices.Factor(by, to), 12);
        }
    }

    [Theory]
    [InlineData("2021/22", true)]
    [InlineData("1999/00", true)]
    [InlineData("2021/23", false)]
    [InlineData("2021-22", false)]
    [InlineData("202122", false)]
    [InlineData("2021/2", false)]
    [InlineData("+021/22", false)]
    public void A_price_year_is_two_years_that_follow_each_other(string text, bool expected) =>
    Assert.Equal(expected, PriceYear.IsOne(text));

    [Theory]
    [InlineData("2021-09-01", "2021/22")]
    [InlineData("2022-03-31", "2021/22")]
    [InlineData("2022-04-01", "2022/23")]
    [InlineData("1999-12-31", "1999/00")]
    public void A_price_year_begins_in_April(string day, string expected) =>
        Assert.Equal(expected, PriceYear.Containing(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static CostAmount Line(long pence, CostAttribution attribution = CostAttribution.Intervention) =>
        new("350", CostClass.Recurring, Payer.La, "travel", "2021/22", attribution, pence);

    private static List<CostAmount> Lines() => Read("cost-lines.csv", row => new CostAmount(row.GetField("la_code")!,
        CostCodes.Classes[row.GetField("cost_class")!], CostCodes.Payers[row.GetField("payer")!], row.GetField("category")!,
        row.GetField("price_year")!, CostCodes.Attributions[row.GetField("arm_attribution")!], row.GetField<long>("amount_pence")));

    private static Dictionary<string, double> Deflators() =>
        Read("gdp-deflators.csv", row => (row.GetField("year")!, row.GetField<double>("index"))).ToDictionary();

    private static List<T> Read<T>(string file, Func<CsvReader, T> make)
    {
        using var csv = new CsvReader(new StringReader(GivenCosts.File(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(make(csv));
        return rows;
    }
}
