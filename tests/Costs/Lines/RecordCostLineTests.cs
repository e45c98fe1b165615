using Grpc.Core;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class RecordCostLineTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_line_is_kept_as_it_was_recorded_and_a_credit_note_is_negative(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();
        var credit = GivenCosts.Line("R-credit");
        credit.AmountPence = -5_000;
        credit.ClearHours();

        var recorded = costs.RecordCostLine(new() { CostLine = GivenCosts.Line("R-1") }).CostLine;
        costs.RecordCostLine(new() { CostLine = credit });

        Assert.Equal(GivenCosts.Line("R-1"), recorded);
        Assert.Equal([GivenCosts.Line("R-1"), credit],
            costs.ListCostLines(new() { LaCode = "350" }).CostLines.Where(line => line.LineRef is "R-1" or "R-credit"));
    }

    [SkippableTheory, EachStore]
    public async Task A_reference_is_made_when_none_is_given_and_never_taken_twice(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();

        var made = costs.RecordCostLine(new() { CostLine = GivenCosts.Line("") }).CostLine.LineRef;
        var another = costs.RecordCostLine(new() { CostLine = GivenCosts.Line("") }).CostLine.LineRef;
        var fault = Assert.Throws<RpcException>(() => costs.RecordCostLine(new() { CostLine = GivenCosts.Line(made) }));

        Assert.NotEqual(made, another);
        Assert.Equal((StatusCode.AlreadyExists, Reasons.AlreadyExists), (fault.StatusCode, fault.Reason()));
    }

    [SkippableTheory, EachStore]
    public async Task Every_field_in_error_is_named_at_once(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();
        var line = new CostLine
        {
            LineRef = "two words",
            LaCode = "350",
            Category = "biscuits",
            PriceYear = "2021",
            AmountPence = long.MaxValue,
            Hours = -1,
            PeriodEndOn = new() { Year = 2021, Month = 2, Day = 30 }
        };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => costs.RecordCostLineAsync(new() { CostLine = line }).ResponseAsync);

        Assert.Equal(
            ["line_ref", "payer", "category", "cost_class", "attribution", "amount_pence", "hours", "price_year", "period_start_on",
                "period_end_on"],
            refusal.Fields().Select(field => field["cost_line.".Length..]));
    }

    [SkippableTheory, EachStore]
    public async Task A_line_of_another_authority_or_of_the_whole_programme_is_not_for_an_analyst_of_one_authority(string store)
    {
        var programme = await programmes.WithAuthoritiesAsync(store);
        var analyst = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst, "351");
        var unknown = GivenCosts.Line("R-x");
        unknown.LaCode = "999";
        var whole = GivenCosts.Line("R-y");
        whole.LaCode = "";

        var other = Assert.Throws<RpcException>(() => analyst.RecordCostLine(new() { CostLine = GivenCosts.Line("R-z") }));
        var nowhere = Assert.Throws<RpcException>(() => programme.Costs().RecordCostLine(new() { CostLine = unknown }));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => analyst.RecordCostLineAsync(new() { CostLine = whole }).ResponseAsync);

        Assert.Equal((StatusCode.NotFound, "There is no authority 350."), (other.StatusCode, other.Status.Detail));
        Assert.Equal((StatusCode.NotFound, "There is no authority 999."), (nowhere.StatusCode, nowhere.Status.Detail));
        Assert.Equal(["cost_line.la_code"], refusal.Fields());
        Assert.Equal("R-y", programme.Costs().RecordCostLine(new() { CostLine = whole }).CostLine.LineRef);
    }
}
