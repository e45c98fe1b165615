using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>That the analysis may know the arms is decided by two people, once, and everybody sees by whom, when and why.</summary>
public sealed class UnmaskingTests
{
    [SkippableTheory, EachStore]
    public async Task One_person_proposes_another_confirms_and_every_role_sees_it(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, "350");

        Assert.Equal(UnmaskingState.Unspecified, coordinator.GetUnmasking(new()).Unmasking.State);
        await statistician.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        Assert.Equal(UnmaskingState.Proposed, coordinator.GetUnmasking(new()).Unmasking.State);
        var confirmed = (await lead.ConfirmUnmaskingAsync(new())).Unmasking;

        Assert.Equal((UnmaskingState.Confirmed, "analysis_plan_signed", "test-statistician", "test-programmelead"), (confirmed.State, confirmed.Reason, confirmed.ProposedBy, confirmed.ConfirmedBy));
        Assert.Equal(confirmed, coordinator.GetUnmasking(new()).Unmasking);
        Assert.Equal(confirmed, (await programme.ClientAsync<Allocations>(Role.Auditor)).GetUnmasking(new()).Unmasking);
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_draw_by_the_same_person_or_twice_nothing_is_unmasked(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" }));
        await allocation.DrawAsync(hash);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await lead.ConfirmUnmaskingAsync(new()));
        var words = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await lead.ProposeUnmaskingAsync(new() { Reason = "We want to know" }));
        await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });

        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await allocation.ProposeUnmaskingAsync(new() { Reason = "safety" }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await lead.ConfirmUnmaskingAsync(new()));
        Assert.Equal(("reason", UnmaskingState.Proposed), (Assert.Single(words.Fields()), allocation.GetUnmasking(new()).Unmasking.State));
    }
}
