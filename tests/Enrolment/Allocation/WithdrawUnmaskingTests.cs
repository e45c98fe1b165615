using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class WithdrawUnmaskingTests
{
    [SkippableTheory, EachStore]
    public async Task Either_person_takes_it_back_before_it_is_confirmed_and_the_audit_keeps_both(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var (one, other) = (await programme.ClientAsync<Allocations>(Role.Statistician),
            await programme.ClientAsync<Allocations>(Role.ProgrammeLead));
        await programme.AllowAsync(TrialAct.Unmask);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await one.WithdrawUnmaskingAsync(new()));
        await one.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });

        Assert.Equal("test-statistician", (await other.WithdrawUnmaskingAsync(new())).Unmasking.ProposedBy);
        Assert.Equal(UnmaskingState.Unspecified, allocation.GetUnmasking(new()).Unmasking.State);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await other.ConfirmUnmaskingAsync(new()));
        await one.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await one.WithdrawUnmaskingAsync(new());
        await one.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await other.ConfirmUnmaskingAsync(new());

        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await one.WithdrawUnmaskingAsync(new()));
        var acts = programme.Client<AccessService.AccessServiceClient>()
            .ListAuditEntries(new() { Module = "enrolment", PageSize = 1_000 }).Entries.Select(entry => entry.Method.Split('/')[^1])
            .Where(act => act.EndsWith("Unmasking", StringComparison.Ordinal));
        Assert.Equal(["ProposeUnmasking", "WithdrawUnmasking", "ProposeUnmasking", "WithdrawUnmasking", "ProposeUnmasking",
            "ConfirmUnmasking"], acts);
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }
}
