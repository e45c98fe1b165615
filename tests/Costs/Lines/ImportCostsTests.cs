using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportCostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Good = "350,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention\n";

    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_line_replaces_the_earlier_one(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();

        var first = await costs.ImportLinesAsync("A1," + Good
            + "A2,350,,programme,training,start_up,500,12.5,2021/22,2021-09-01,2021-09-30,intervention\n");
        var again = await costs.ImportLinesAsync("A1," + Good
            + "A2,350,,programme,training,start_up,500,12.5,2021/22,2021-09-01,2021-09-30,intervention\n");
        var corrected =
            await costs.ImportLinesAsync("A2,350,,programme,training,start_up,550,12.5,2021/22,2021-09-01,2021-09-30,intervention\n");

        Assert.Equal(2, first.RowsAdded);
        Assert.True(again.NothingChanged);
        Assert.Equal((0, 1), (corrected.RowsAdded, corrected.RowsChanged));
        Assert.Equal(550, costs.ListCostLines(new()).CostLines.Single(line => line.LineRef == "A2").AmountPence);
    }

    [SkippableTheory, EachStore]
    public async Task A_file_with_errors_names_every_line_and_column_and_leaves_no_trace(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();
        const string bad = "B1," + Good
            + "B1," + Good
            + "B2,350,,parents,biscuits,weekly,1.50,many,2021/23,2021-12-31,2021-09-01,both\n"
            + "B3,350,,la,travel,recurring,,,2021/22,31/09/2021,2021-12-31,intervention\n";

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => costs.ImportLinesAsync(bad));

        Assert.Equal(
            [
                "line 3, column line_ref", "line 4, column payer", "line 4, column category", "line 4, column cost_class",
                    "line 4, column amount_pence",
                "line 4, column hours", "line 4, column arm_attribution", "line 4, column price_year", "line 4, column period_end",
                "line 5, column amount_pence", "line 5, column period_start",
            ], refusal.Fields());
        Assert.DoesNotContain(costs.ListCostLines(new()).CostLines, line => line.LineRef.StartsWith('B'));
    }

    [SkippableTheory, EachStore]
    public async Task Authorities_that_are_not_in_the_trial_or_not_in_the_callers_scope_are_refused_alike(string store)
    {
        var programme = await programmes.WithAuthoritiesAsync(store);
        var analyst = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst, "351");
        const string lines = "C1,350,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention\n"
            + "C2,999,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention\n"
            + "C3,,,programme,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention\n"
            + "C4,351,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention\n";

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => analyst.ImportLinesAsync(lines));

        Assert.Equal(["line 2, column la_code", "line 3, column la_code", "line 4, column la_code"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_credit_note_is_taken_with_a_remark_and_a_check_stores_nothing(string store)
    {
        var costs = (await programmes.WithAuthoritiesAsync(store)).Costs();

        var report = await costs.ImportLinesAsync("D1,350,,la,travel,recurring,-200,,2021/22,2021-09-01,2021-12-31,intervention\n",
            validateOnly: true);

        Assert.Equal((1, true), (report.RowsAdded, report.ValidatedOnly));
        Assert.Equal((2, "amount_pence", "CREDIT"), (report.Notes.Single().Line, report.Notes.Single().Column, report.Notes.Single().Code));
        Assert.DoesNotContain(costs.ListCostLines(new()).CostLines, line => line.LineRef == "D1");
    }
}
