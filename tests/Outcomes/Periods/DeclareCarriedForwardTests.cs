using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class DeclareCarriedForwardTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Declared_counts_stand_in_only_where_asked_for_are_marked_and_give_way_to_a_return(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2021-10-10", 40, 12));
        var request = new DeclareCarriedForwardRequest
        {
            LaCode = "351",
            Month = "2021-10",
            FromMonth = "2021-09",
            Reason = "The system was down."
        };

        var declared = await periods.DeclareCarriedForwardAsync(request);
        var primary = outcomes.SummariseContacts(new());
        var asked = outcomes.SummariseContacts(new() { WithCarriedForward = true });

        Assert.Equal(("2021-09", "local"), (declared.CarriedForward.FromMonth, declared.CarriedForward.DeclaredBy));
        Assert.Equal(["2021-09  40"], primary.ByLaAndMonth.Select(row => $"{row.Month} {row.CarriedForwardFrom} {row.Nfa.Denominator}"));
        Assert.Equal(["2021-09  40", "2021-10 2021-09 40"],
            asked.ByLaAndMonth.Select(row => $"{row.Month} {row.CarriedForwardFrom} {row.Nfa.Denominator}"));
        Assert.Equal((40, 80), (primary.Overall.Nfa.Denominator, asked.Overall.Nfa.Denominator));
        Assert.Equal(AnnotationKind.CarriedForward, Assert.Single(periods.ListAnnotations(new()).Annotations).Kind);
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2022-01-10", 48, 12));
        Assert.Equal(88, outcomes.SummariseContacts(new() { WithCarriedForward = true }).Overall.Nfa.Denominator);
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await periods.DeclareCarriedForwardAsync(request));
    }

    [SkippableTheory, EachStore]
    public async Task A_month_that_is_not_before_it_or_was_not_returned_cannot_stand_in(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await periods.DeclareCarriedForwardAsync(new() { LaCode = "353", Month = "2021-10", FromMonth = "2021-11" }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await periods.DeclareCarriedForwardAsync(new()
                {
                    LaCode = "353",
                    Month = "2021-10",
                    FromMonth = "2021-09",
                    Reason = "Not returned."
                }));

        Assert.Equal(["from_month", "reason"], fields.Fields());
    }
}
