using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ConfirmUnmasking: that the analysis may know the arms is decided by two people, once.</summary>
public sealed class ConfirmUnmaskingTests
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
        await programme.AllowAsync(TrialAct.Unmask);
        await statistician.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        Assert.Equal(UnmaskingState.Proposed, coordinator.GetUnmasking(new()).Unmasking.State);
        var confirmed = (await lead.ConfirmUnmaskingAsync(new())).Unmasking;

        Assert.Equal((UnmaskingState.Confirmed, "analysis_plan_signed", "test-statistician", "test-programmelead"),
            (confirmed.State, confirmed.Reason, confirmed.ProposedBy, confirmed.ConfirmedBy));
        Assert.Equal(confirmed, coordinator.GetUnmasking(new()).Unmasking);
        Assert.Equal(confirmed, (await programme.ClientAsync<Allocations>(Role.Auditor)).GetUnmasking(new()).Unmasking);
    }
}
