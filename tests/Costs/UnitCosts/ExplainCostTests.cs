using Programme.Costs.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ExplainCost: every figure opens into its lines.</summary>
public sealed class ExplainCostTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_lines_of_each_figure_add_up_to_it_nominal_and_real(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);

        foreach (var figure in economics.SummariseUnitCosts(new()).Figures.Where(one => one.LaCode is "" or "351"))
        {
            var lines = await AllLinesAsync(economics, new() { Code = figure.Code, LaCode = figure.LaCode, PageSize = 250 });

            Assert.Equal(figure.Lines, lines.Count);
            Assert.Equal(figure.NumeratorPence, lines.Sum(line => line.NominalPence), 3);
            Assert.Equal(figure.RealNumeratorPence, lines.Sum(line => line.RealPence), 3);
            Assert.Equal(1, figure.NumeratorPence == 0 ? 1 : lines.Sum(line => line.Share), 9);
        }
    }

    [SkippableTheory, EachStore]
    public async Task A_line_of_another_price_year_shows_its_factor_and_a_recurring_one_counts_three_times_over_three_years(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);

        var total = (await AllLinesAsync(economics, new() { Code = "total.prerequisite" }))
            .Single(line => line.CostLine.LineRef == "K00001");
        var years = await AllLinesAsync(economics, new() { Code = "pupil.three_years" });

        Assert.Equal((1.0, 4_892_480.0), (total.Weight, total.NominalPence));
        Assert.Equal(total.NominalPence * total.PriceFactor, total.RealPence);
        Assert.NotEqual(1, total.PriceFactor);
        Assert.All(years, line => Assert.Equal(line.CostLine.CostClass == CostClass.Recurring ? 3 : 1, line.Weight));
        Assert.DoesNotContain(years, line => line.CostLine.CostClass == CostClass.Prerequisite);
    }

    [SkippableTheory, EachStore]
    public async Task A_figure_with_the_share_of_the_programmes_lines_opens_into_them_too(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        ExplainCostRequest Request(string code, string term = "") =>
            new() { Code = code, LaCode = "351", Period = term, WithShare = true, PageSize = 25 };
        var none = await Imports.RefusedAsync(Reasons.InputMissing, () => economics.ExplainCostAsync(Request("total.all")).ResponseAsync);
        var missing = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => economics.ExplainCostAsync(new() { Code = "total.all", WithShare = true }).ResponseAsync);
        await GivenAllocation.RulesAsync(economics);

        foreach (var term in new[] { "", "2022-spring" })
        {
            foreach (var figure in economics.SummariseUnitCosts(new() { Period = term }).Figures
                .Where(one => one.LaCode == "351" && one.HasWithShareValuePence))
            {
                var lines = await AllLinesAsync(economics, Request(figure.Code, term));
                var opened = economics.ExplainCost(Request(figure.Code, term)).Figure;

                Assert.Equal((figure.WithShareValuePence, figure.RealWithShareValuePence), (opened.ValuePence, opened.RealValuePence));
                Assert.Equal(opened.Lines, lines.Count);
                Assert.Equal(opened.NumeratorPence, lines.Sum(line => line.NominalPence), 3);
                Assert.Equal(opened.RealNumeratorPence, lines.Sum(line => line.RealPence), 3);
                Assert.All(lines, line => Assert.Equal(line.NominalPence, line.Weight * line.CostLine.AmountPence, 4));
                Assert.All(lines, line => Assert.Equal(line.CostLine.LaCode.Length == 0, line.HasBornePence));
            }
        }
        Assert.Equal(3, (await AllLinesAsync(economics, Request("total.all"))).Count(line => line.HasBornePence));
        Assert.Contains("no rule of shared costs is set", none.Message, StringComparison.Ordinal);
        Assert.Equal(["la_code"], missing.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_figure_that_does_not_exist_is_not_found(string store) =>
        await Imports.RefusedAsync(Reasons.NotFound, async () =>
            await (await programmes.WithDeliveryAsync(store)).ExplainCostAsync(new() { Code = "pupil.cheapest" }));

    private static Task<List<ExplainedLine>> AllLinesAsync(EconomicsService.EconomicsServiceClient economics, ExplainCostRequest request) =>
        Pages.AllAsync(async token =>
        {
            request.PageToken = token;
            var page = await economics.ExplainCostAsync(request);
            return (page.Lines, page.NextPageToken);
        });
}
