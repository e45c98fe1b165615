using Programme.Access.V1;
using Programme.Tests.Support;
using Overrides = Programme.Access.V1.OverrideService.OverrideServiceClient;

namespace Programme.Tests;

[Trait("Promise", "S12")]
public sealed class ConfirmOverrideTests
{
    [SkippableTheory, EachStore]
    public async Task Another_person_confirms_the_newest_proposal_once(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var (one, again) = (await programme.PersonAsync<Overrides>("anna", Role.TrialManager),
            await programme.PersonAsync<Overrides>("anna", Role.ProgrammeLead));
        var other = await programme.PersonAsync<Overrides>("ben", Role.ProgrammeLead);
        var confirm = new ConfirmOverrideRequest { Act = TrialAct.FreezeList };

        await Imports.RefusedAsync(Reasons.NotFound, async () => await other.ConfirmOverrideAsync(confirm));
        await one.ProposeOverrideAsync(new() { Act = TrialAct.FreezeList, Reason = "The first." });
        await one.ProposeOverrideAsync(new() { Act = TrialAct.FreezeList, Reason = "The second." });
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await again.ConfirmOverrideAsync(confirm));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await other.ConfirmOverrideAsync(new() { Act = TrialAct.LockData }));
        var confirmed = (await other.ConfirmOverrideAsync(confirm)).Override;

        Assert.Equal((2, "The second.", "anna", "ben"),
            (confirmed.Number, confirmed.Reason, confirmed.ProposedBy, confirmed.ConfirmedBy));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await other.ConfirmOverrideAsync(confirm));
    }
}
