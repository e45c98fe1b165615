using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class ImportListTests
{
    private const string Four = "351,170007\n350,170002\n350,170001\n351,170006\n";

    [SkippableTheory, EachStore]
    public async Task A_list_made_elsewhere_is_frozen_and_its_repetition_in_any_order_changes_nothing(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();

        var checkedOnly = await allocation.ImportListAsync(Four, validateOnly: true);
        var first = await allocation.ImportListAsync(Four);
        var again = await allocation.ImportListAsync("350,170001\n350,170002\n351,170006\n351,170007\n");

        Assert.Equal((true, null, 4), (checkedOnly.Report.ValidatedOnly, checkedOnly.List.FrozenAt, checkedOnly.List.Schools));
        Assert.Equal((4, false), (first.Report.RowsAdded, first.Report.NothingChanged));
        Assert.Equal((4, true, first.List), (again.Report.RowsUnchanged, again.Report.NothingChanged, again.List));
        Assert.Equal(first.List, allocation.GetList(new()).List);
        await Imports.RefusedAsync(Reasons.ListFrozen, () => allocation.ImportListAsync("350,170001\n"));
        await Imports.RefusedAsync(Reasons.ListFrozen, async () => await allocation.FreezeListAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task Schools_that_cannot_be_listed_are_named_by_line_and_nothing_is_frozen(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        const string bad = "350,170005\n351,170009\n351,170001\n350,999999\n350,170002\n350,170002\n";

        var duplicate = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportListAsync(bad));
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportListAsync(bad[..^11]));

        Assert.Equal(["line 7, column urn"], duplicate.Fields());
        Assert.Equal(["line 2, column urn", "line 3, column urn", "line 4, column la_code", "line 5, column urn"], refusal.Fields());
        Assert.Null(allocation.GetList(new()).List);
        // On the day before it opted out, school 170005 could be listed.
        Assert.Equal(1, (await allocation.ImportListAsync("350,170005\n", asOf: GivenRegister.Day(2021, 8, 31))).List.Schools);
    }

    [SkippableTheory, EachStore]
    public async Task The_list_of_the_synthetic_programme_has_the_published_hash(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, "350");

        var imported = await programme.Client<Allocations>().ImportList().SendAsync(
            new ImportListRequest { Options = Imports.Options("allocation-list.csv") }, Truth.Text("enrolment/allocation-list.csv"));
        var seen = coordinator.GetList(new());

        Assert.Equal(Truth.Section("randomisation").GetProperty("list_hash").GetString(), imported.List.ListHash);
        Assert.Equal((306, 34, 1), (seen.List.Schools, seen.Schools.Count, seen.List.SchoolsByLa.Count));
        Assert.All(seen.Schools, school => Assert.Equal("350", school.LaCode));
    }
}
