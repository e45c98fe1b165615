using Programme.Access.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class WithdrawCorrectionTests
{
    [SkippableTheory, EachStore]
    public async Task A_correction_is_taken_back_before_it_is_confirmed_and_not_after(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var (one, other) = (await programme.PersonAsync<Allocations>("anna", Role.TrialManager),
            await programme.PersonAsync<Allocations>("ben", Role.TrialManager));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await one.WithdrawCorrectionAsync(new() { Urn = "170002" }));
        await one.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "listed_twice" });

        Assert.Equal("anna", (await other.WithdrawCorrectionAsync(new() { Urn = "170002" })).Correction.ProposedBy);
        Assert.Empty(allocation.ListCorrections(new()).Corrections);
        await one.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "listed_twice" });
        await other.ConfirmCorrectionAsync(new() { Urn = "170002" });

        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await one.WithdrawCorrectionAsync(new() { Urn = "170002" }));
    }
}
