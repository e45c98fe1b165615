using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class SummariseAllocationTests
{
    [SkippableTheory, EachStore]
    public async Task Counts_by_authority_and_arm_of_the_synthetic_programme_are_the_published_ones(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.SummariseAllocationAsync(new()));
        await allocation.FreezeListAsync(new());
        await allocation.ImportAllocation()
            .SendAsync(new ImportAllocationRequest { Options = Imports.Options("allocation.csv") }, Truth.Text("enrolment/allocation.csv"));
        var before = allocation.SummariseAllocation(new());
        await allocation.ReleaseAllocationAsync(new());
        var truth = Truth.Section("randomisation");

        var summary = allocation.SummariseAllocation(new());

        Assert.Equal((306, 0, 0), (before.Record.Schools, before.ByLa.Count, before.Total.Intervention + before.Total.Control));
        Assert.Equal(truth.GetProperty("per_la").EnumerateObject()
            .Select(la => (la.Name, la.Value.GetProperty("T").GetInt32(), la.Value.GetProperty("C").GetInt32())),
            summary.ByLa.Select(counts => (counts.LaCode, counts.Intervention, counts.Control)));
        Assert.Equal((truth.GetProperty("total").GetProperty("T").GetInt32(), truth.GetProperty("total").GetProperty("C").GetInt32()),
            (summary.Total.Intervention, summary.Total.Control));
        Assert.Equal((truth.GetProperty("randomised").GetInt32(), truth.GetProperty("list_hash").GetString()),
            (summary.Record.Schools, summary.Record.ListHash));
    }

    [SkippableTheory, EachStore]
    public async Task A_manager_of_one_authority_counts_that_authority(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager, "351");

        var summary = manager.SummariseAllocation(new());

        Assert.Equal(["351"], summary.ByLa.Select(counts => counts.LaCode));
        Assert.Equal(3, summary.Total.Intervention + summary.Total.Control);
    }
}
