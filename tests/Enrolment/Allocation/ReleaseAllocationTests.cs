using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Journal;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class ReleaseAllocationTests
{
    [SkippableTheory, EachStore]
    public async Task Arms_are_released_by_authority_and_a_second_time_changes_nothing(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var access = programme.Client<AccessService.AccessServiceClient>();

        var one = (await allocation.ReleaseAllocationAsync(new() { LaCodes = { "351" } })).Releases;
        var rest = (await allocation.ReleaseAllocationAsync(new() { RequestId = "release-all" })).Releases;
        var before = access.VerifyAudit(new()).Chains.Sum(chain => chain.Rows);
        var again = (await allocation.ReleaseAllocationAsync(new())).Releases;

        Assert.Equal((1, "351", 3, "local"), (one[0].Batch, one[0].LaCode, one[0].Schools, one[0].ReleasedBy));
        Assert.Equal(["350"], rest.Select(release => release.LaCode));
        Assert.Empty(again);
        Assert.Equal(before, access.VerifyAudit(new()).Chains.Sum(chain => chain.Rows));
        Assert.Equal(["350", "351"], allocation.GetList(new()).List.ReleasedLaCodes);
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_draw_for_an_unknown_authority_or_by_a_limited_key_nothing_is_released(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.ReleaseAllocationAsync(new()));
        await allocation.DrawAsync(hash);

        var unknown = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350", "999" } }));
        var limited = await programme.ClientAsync<Allocations>(Role.TrialManager, "350");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await limited.ReleaseAllocationAsync(new()));

        Assert.Equal(["la_codes"], unknown.Fields());
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.ListAllocationsAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_sealed_allocation_that_was_changed_outside_is_not_released(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await programme.SqlAsync("enrolment",
            store == "postgres" ? "ALTER TABLE {0}draws DISABLE TRIGGER ALL" : "DROP TRIGGER \"draws_final_UPDATE\"");
        await programme.SqlAsync("enrolment", "UPDATE {0}draws SET \"AllocationHash\" = 'another'");

        await Imports.RefusedAsync(Reasons.SealBroken, async () => await allocation.ReleaseAllocationAsync(new()));

        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        Assert.Empty(db.Allocations);
    }
}
