using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class FreezeListTests
{
    [SkippableTheory, EachStore]
    public async Task The_list_has_every_eligible_school_that_had_not_opted_out_by_the_day(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();

        var before = (await allocation.FreezeListAsync(new() { AsOf = GivenRegister.Day(2021, 8, 31), ValidateOnly = true })).List;
        var frozen = (await allocation.FreezeListAsync(new() { AsOf = GivenRegister.Day(2021, 9, 1) })).List;
        var listed = allocation.GetList(new());

        Assert.Equal((8, null), (before.Schools, before.FrozenAt));
        Assert.Equal((7, 4, 3), (frozen.Schools, frozen.SchoolsByLa["350"], frozen.SchoolsByLa["351"]));
        Assert.Equal(frozen, listed.List);
        Assert.Equal(["170001", "170002", "170003", "170004", "170006", "170007", "170008"], listed.Schools.Select(school => school.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task A_list_is_frozen_once_also_when_two_do_it_at_the_same_time(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();

        var both =
            await Task.WhenAll(Enumerable.Range(0, 8)
                .Select(_ => allocation.FreezeListAsync(new()).ResponseAsync
                    .ContinueWith(task => task.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Single(both, frozen => frozen);
        await Imports.RefusedAsync(Reasons.ListFrozen, async () => await allocation.FreezeListAsync(new()));
        await Imports.RefusedAsync(Reasons.ListFrozen, async () => await allocation.FreezeListAsync(new() { ValidateOnly = true }));
    }

    [SkippableTheory, EachStore]
    public async Task Without_eligible_schools_or_for_a_day_to_come_nothing_is_frozen(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        var limited = await programme.ClientAsync<Allocations>(Role.TrialManager, "350");

        await Imports.RefusedAsync(Reasons.NothingToList,
            async () => await allocation.FreezeListAsync(new() { AsOf = GivenRegister.Day(2021, 6, 30) }));
        var future = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.FreezeListAsync(new() { AsOf = GivenRegister.Day(2022, 10, 2) }));
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await limited.FreezeListAsync(new()));

        Assert.Equal(["as_of"], future.Fields());
        Assert.Null(allocation.GetList(new()).List);
    }

    [SkippableTheory, EachStore]
    public async Task The_list_of_the_synthetic_programme_is_its_published_list(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        var truth = Truth.Section("randomisation");

        var frozen = (await allocation.FreezeListAsync(new())).List;

        Assert.Equal(truth.GetProperty("list_hash").GetString(), frozen.ListHash);
        var rows = allocation.GetList(new()).Schools.Select(school => $"{school.LaCode},{school.Urn}\n");
        Assert.Equal(Truth.Text("enrolment/allocation-list.csv"), $"la_code,urn\n{string.Concat(rows)}");
    }
}
