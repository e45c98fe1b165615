using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Late joiners are listed, drawn and released in a batch of their own, and nothing before them is touched.</summary>
public sealed class BatchesTests
{
    [SkippableTheory, EachStore]
    public async Task Late_joiners_are_listed_when_the_batch_before_is_drawn_and_drawn_in_blocks(string store)
    {
        var (programme, allocation, first) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await JoinAsync(programme);
        await Imports.RefusedAsync(Reasons.ListFrozen, async () => await allocation.FreezeListAsync(new()));
        await programme.DrawAsync(allocation, first, GivenList.Seed);
        await allocation.ReleaseAllocationAsync(new());
        var before = allocation.ListAllocations(new()).Allocations.ToRows();

        var late = (await allocation.FreezeListAsync(new())).List;
        var record = await allocation.DrawAsync(late.ListHash, 2, 4);
        var hidden = allocation.ListAllocations(new()).Allocations.ToRows();
        var released = (await allocation.ReleaseAllocationAsync(new())).Releases;

        Assert.Equal((2, 4, 2), (late.Batch, late.Schools, record.Batch));
        Assert.Equal(before, hidden);
        Assert.Equal([(2, "350", 2), (2, "351", 2)], released.Select(release => (release.Batch, release.LaCode, release.Schools)));
        var all = allocation.ListAllocations(new()).Allocations;
        Assert.Equal(before, all.Where(row => row.Batch == 1).ToRows());
        Assert.Equal(["170011", "170012", "170013", "170014"], all.Where(row => row.Batch == 2).Select(row => row.Urn));
        Assert.Equal([1, 2], allocation.SummariseAllocation(new()).Records.Select(one => one.Batch));
        Assert.Equal((4, AllocationMode.Blocks),
            (allocation.SummariseAllocation(new() { Batch = 2 }).Record.Schools, allocation.SummariseAllocation(new()).Record.Mode));
    }

    [SkippableTheory, EachStore]
    public async Task The_list_is_told_for_all_batches_or_for_one(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        await JoinAsync(programme);
        await allocation.FreezeListAsync(new());

        var all = allocation.GetList(new());
        var first = allocation.GetList(new() { Batch = 1 });

        Assert.Equal((11, 2, 2), (all.Schools.Count, all.Lists.Count, all.List.Batch));
        Assert.Equal(["1:7", "2:4"], all.Schools.CountBy(school => school.Batch).Select(count => $"{count.Key}:{count.Value}").Order());
        Assert.Equal((7, 1, "350 351"), (first.Schools.Count, first.List.Batch, string.Join(' ', first.List.ReleasedLaCodes)));
        Assert.Equal(first.List, all.Lists[0]);
        Assert.Empty(all.List.ReleasedLaCodes);
    }

    [SkippableTheory, EachStore]
    public async Task A_late_list_made_elsewhere_has_no_school_of_an_earlier_one_and_takes_its_own_allocation(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        await JoinAsync(programme);

        var again = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportListAsync("350,170001\n350,170011\n"));
        var late = await allocation.ImportListAsync("350,170011\n351,170013\n");
        var arms = await allocation.ImportAllocationAsync("350,170011,T\n351,170013,C\n");

        Assert.Equal(["line 2, column urn"], again.Fields());
        Assert.Equal((2, 2, 2), (late.List.Batch, arms.Record.Batch, arms.Record.Schools));
        Assert.True((await allocation.ImportAllocationAsync("351,170013,C\n350,170011,T\n")).Report.NothingChanged);
    }

    [SkippableTheory, EachStore]
    public async Task A_listed_school_that_goes_on_under_a_new_urn_is_not_listed_again(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportExtractAsync(20220301,
            [GivenRegister.Line(170001, number: "4001", status: "Closed", closed: "31-10-2021", reason: "Academy Converter"),
                GivenRegister.Line(180001, number: "4001"), GivenRegister.Line(180002, number: "4300")]);
        await enrolment.ImportLinksAsync("180001,170001,Predecessor,01-11-2021");

        var again = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportListAsync("350,180001\n"));
        var late = await allocation.FreezeListAsync(new());

        Assert.Contains("it goes on from school 170001, which is on the list of batch 1.", again.Message, StringComparison.Ordinal);
        Assert.Equal("180002", late.List.Schools == 1 ? allocation.GetList(new() { Batch = 2 }).Schools.Single().Urn : "");
    }

    [SkippableTheory, EachStore]
    public async Task When_every_eligible_school_is_in_a_batch_there_is_nobody_to_list(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;

        await Imports.RefusedAsync(Reasons.NothingToList, async () => await allocation.FreezeListAsync(new()));
    }

    /// <summary>Two more schools in each authority, in the register of September.</summary>
    private static Task JoinAsync(RunningProgramme programme) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportExtractAsync(20210901,
        [.. Enumerable.Range(170001, 14).Where(urn => urn != 170010).Select(urn => GivenRegister.Line(urn,
            la: urn is <= 170005 or 170011 or 170012 ? "350" : "351", number: $"{urn - 166000}",
                status: urn == 170009 ? "Closed" : "Open"))]);
}
