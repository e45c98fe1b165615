using Programme.Host.Commands;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseFlowTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_s_flow_is_that_of_its_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        WholeProgramme.AssertSame(WholeProgramme.Truth("consort"), (await SummaryOfOutcomes.FlowAsync(programme.Invoker(), null, default))!);
    }

    [SkippableTheory, EachStore]
    public async Task The_flow_reconciles_and_grows_with_the_day(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var early = outcomes.SummariseFlow(new() { AsOf = new() { Year = 2021, Month = 10, Day = 20 } });
        var now = outcomes.SummariseFlow(new());

        Assert.Equal(now.Eligible - now.OptedOut, now.Randomised.Intervention + now.Randomised.Control);
        Assert.Equal(now.Randomised, early.Randomised);
        Assert.Equal(0, early.WithdrawnData.Intervention + early.WithdrawnData.Control);
        Assert.True(early.OutcomeReturnedAnyTrialMonth.Control < now.OutcomeReturnedAnyTrialMonth.Control);
    }
}

public sealed class FlowBeforeTheDrawTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Before_the_draw_there_is_no_flow(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await outcomes.SummariseFlowAsync(new()));
    }
}
