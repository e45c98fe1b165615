using Programme.Access.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ProposeCorrection: only of a school that was drawn, for a reason that is a code.</summary>
public sealed class ProposeCorrectionTests
{
    [SkippableTheory, EachStore]
    public async Task Only_a_school_that_was_drawn_is_corrected_and_the_reason_is_a_code(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);
        await Imports.RefusedAsync(Reasons.NotDrawn,
            async () => await manager.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "not_eligible" }));
        await allocation.DrawAsync(hash);

        await Imports.RefusedAsync(Reasons.NotRandomised,
            async () => await manager.ProposeCorrectionAsync(new() { Urn = "170005", Reason = "not_eligible" }));
        var words = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await manager.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "Mrs Quarmbridge said so" }));

        Assert.Equal(["reason"], words.Fields());
        Assert.Empty(allocation.ListCorrections(new()).Corrections);
    }
}
