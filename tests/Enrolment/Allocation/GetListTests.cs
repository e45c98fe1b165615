using Programme.Access.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class GetListTests
{
    [SkippableTheory, EachStore]
    public async Task Before_it_is_frozen_there_is_no_list(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);

        var answer = programme.Client<Allocations>().GetList(new());

        Assert.Null(answer.List);
        Assert.Empty(answer.Schools);
    }

    [SkippableTheory, EachStore]
    public async Task The_list_is_in_canonical_order_and_everybody_sees_its_hash_but_only_the_own_schools(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var officer = await programme.ClientAsync<Allocations>(Role.LaDataOfficer, "351");

        var all = allocation.GetList(new());
        var own = officer.GetList(new());

        Assert.Equal(["350 170001", "350 170002", "350 170003", "350 170004", "351 170006", "351 170007", "351 170008"],
            all.Schools.Select(school => $"{school.LaCode} {school.Urn}"));
        Assert.Equal((7, hash, programme.Clock.GetUtcNow()), (all.List.Schools, all.List.ListHash, all.List.FrozenAt.ToDateTimeOffset()));
        Assert.Equal(["170006", "170007", "170008"], own.Schools.Select(school => school.Urn));
        Assert.Equal((7, hash), (own.List.Schools, own.List.ListHash));
        Assert.Equal(new Dictionary<string, int> { ["351"] = 3 }, own.List.SchoolsByLa);
    }
}
