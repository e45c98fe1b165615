using Programme.Access.V1;
using Programme.Tests.Support;
using Overrides = Programme.Access.V1.OverrideService.OverrideServiceClient;

namespace Programme.Tests;

public sealed class ProposeOverrideTests
{
    [SkippableTheory, EachStore]
    public async Task It_keeps_what_is_missing_now_and_why_and_allows_nothing_by_itself(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var one = await programme.PersonAsync<Overrides>("anna", Role.TrialManager);
        var request = new ProposeOverrideRequest
        { Act = TrialAct.FreezeList, Reason = " The agreements are on paper. ", RequestId = "go-without" };

        var proposed = (await one.ProposeOverrideAsync(request)).Override;

        Assert.Equal((1, TrialAct.FreezeList, "batch 1", "The agreements are on paper.", "anna", "", false), (proposed.Number, proposed.Act,
            proposed.Subject, proposed.Reason, proposed.ProposedBy, proposed.ConfirmedBy, proposed.ByOperator));
        Assert.Equal([("DATA_SHARING_AGREEMENT", 2, "The data-sharing agreement is not signed by 350, 351."),
            ("INFORMATION_SHEET", 6, "6 schools were not sent the information sheet, and could not opt out.")],
            proposed.Missing.Select(fact => (fact.Code, fact.Count, fact.Text)));
        Assert.Equal(proposed, (await one.ProposeOverrideAsync(request)).Override);
        var manager = await programme.PersonAsync<Enrolment.V1.AllocationService.AllocationServiceClient>("anna", Role.TrialManager);
        await Imports.RefusedAsync(Reasons.NotReady, async () => await manager.FreezeListAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_reason_an_act_or_anything_missing_it_is_refused(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var one = await programme.PersonAsync<Overrides>("anna", Role.TrialManager);

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await one.ProposeOverrideAsync(new() { Reason = "a" }));
        await Imports.RefusedAsync(Reasons.NothingMissing,
            async () => await one.ProposeOverrideAsync(new() { Act = TrialAct.Release, Reason = "Late." }));

        Assert.Equal(["act", "reason"], fields.Fields());
        Assert.Empty((await one.ListOverridesAsync(new())).Overrides);
    }
}
