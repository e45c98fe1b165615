using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>GetUnmasking: every role sees by whom, when and why.</summary>
public sealed class GetUnmaskingTests
{
    [SkippableTheory, EachStore]
    public async Task Nothing_is_decided_until_somebody_proposes_it_and_then_it_is_seen_who_did_and_when(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);
        var officer = await programme.ClientAsync<Allocations>(Role.LaDataOfficer, "350");

        var before = officer.GetUnmasking(new()).Unmasking;
        await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        var after = officer.GetUnmasking(new()).Unmasking;

        Assert.Equal((UnmaskingState.Unspecified, ""), (before.State, before.ProposedBy));
        Assert.Equal((UnmaskingState.Proposed, "test-programmelead", ""), (after.State, after.ProposedBy, after.ConfirmedBy));
        Assert.Equal(programme.Clock.GetUtcNow(), after.ProposedAt.ToDateTimeOffset());
        Assert.Equal(UnmaskingState.Proposed, allocation.GetUnmasking(new()).Unmasking.State);
    }
}
