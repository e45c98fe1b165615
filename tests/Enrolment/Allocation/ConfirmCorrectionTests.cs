using Programme.Access.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ConfirmCorrection: a school that was randomised in error is marked by two people, and stays where the draw put it.</summary>
public sealed class ConfirmCorrectionTests
{
    [SkippableTheory, EachStore]
    public async Task One_person_proposes_another_confirms_and_the_school_keeps_its_place_and_its_arm(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var (first, second) = (await programme.PersonAsync<Allocations>("first-manager", Role.TrialManager),
            await programme.ClientAsync<Allocations>(Role.TrialManager));
        var before = allocation.ListAllocations(new()).Allocations.ToRows();

        var proposed = (await first.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "not_eligible" })).Correction;
        var unmarked = allocation.ListAllocations(new()).Allocations;
        var confirmed = (await second.ConfirmCorrectionAsync(new() { Urn = "170002" })).Correction;
        var marked = allocation.ListAllocations(new()).Allocations;

        Assert.Equal(("350", "first-manager", null, ""),
            (proposed.LaCode, proposed.ProposedBy, proposed.ConfirmedOn, proposed.ConfirmedBy));
        Assert.All(unmarked, row => Assert.Null(row.RandomisedInErrorOn));
        Assert.Equal(("test-trialmanager", GivenRegister.Day(2022, 10, 1)), (confirmed.ConfirmedBy, confirmed.ConfirmedOn));
        Assert.Equal(before, marked.ToRows());
        Assert.Equal("170002", Assert.Single(marked, row => row.RandomisedInErrorOn is not null).Urn);
        Assert.Equal(confirmed,
            Assert.Single((await programme.ClientAsync<Allocations>(Role.Statistician)).ListCorrections(new()).Corrections));
    }

    [SkippableTheory, EachStore]
    public async Task The_same_person_cannot_confirm_and_what_is_confirmed_cannot_be_undone(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var (first, second) = (await programme.PersonAsync<Allocations>("first-manager", Role.TrialManager),
            await programme.ClientAsync<Allocations>(Role.TrialManager));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await second.ConfirmCorrectionAsync(new() { Urn = "170002" }));
        await first.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "listed_twice" });

        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await first.ConfirmCorrectionAsync(new() { Urn = "170002" }));
        await second.ConfirmCorrectionAsync(new() { Urn = "170002" });

        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await second.ConfirmCorrectionAsync(new() { Urn = "170002" }));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await first.ProposeCorrectionAsync(new() { Urn = "170002", Reason = "listed_twice" }));
        foreach (var statement in new[] { "UPDATE {0}corrections SET \"ConfirmedOn\" = NULL", "DELETE FROM {0}corrections" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => programme.SqlAsync("enrolment", statement));
    }
}
