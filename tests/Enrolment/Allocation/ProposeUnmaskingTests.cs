using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ProposeUnmasking: after the draw, once, for a reason that is a code.</summary>
public sealed class ProposeUnmaskingTests
{
    [SkippableTheory, EachStore]
    public async Task Before_the_draw_by_the_same_person_or_twice_nothing_is_unmasked(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);
        await Imports.RefusedAsync(Reasons.NotDrawn,
            async () => await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" }));
        await allocation.DrawAsync(hash);
        await programme.AllowAsync(TrialAct.Unmask);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await lead.ConfirmUnmaskingAsync(new()));
        var words = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await lead.ProposeUnmaskingAsync(new() { Reason = "We want to know" }));
        await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });

        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await lead.ProposeUnmaskingAsync(new() { Reason = "safety" }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await lead.ConfirmUnmaskingAsync(new()));
        Assert.Equal(("reason", UnmaskingState.Proposed), (Assert.Single(words.Fields()), allocation.GetUnmasking(new()).Unmasking.State));
    }

    [SkippableTheory, EachStore]
    public async Task The_hashes_of_plan_and_lock_are_given_together_and_stay_with_the_unmasking(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.DrawAsync(hash);
        var (plan, locked) = (new string('a', 64), new string('0', 64));
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);

        var half = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed", PlanSha256 = plan }));
        await lead.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed", PlanSha256 = plan, LockSha256 = locked });

        var stored = allocation.GetUnmasking(new()).Unmasking;
        Assert.Equal(["lock_sha256"], half.Fields());
        Assert.Equal((plan, locked), (stored.PlanSha256, stored.LockSha256));
    }
}
