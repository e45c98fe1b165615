using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>The acts of a draw on the command line.</summary>
public sealed class DrawVerbTests
{
    [Fact]
    public async Task The_acts_are_done_in_their_order_and_refused_out_of_it()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        var allocation = programme.Client<Allocations>();
        var record = Path.Combine(programme.Folder, "record.json");
        Task<int> DrawAsync(params string[] arguments) => Cli.RunAsync(["draw", .. arguments, "--data", programme.Folder]);

        Assert.Equal(ExitCodes.Usage, await DrawAsync("commit"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("freeze", "--check"));
        Assert.Null(allocation.GetList(new()).List);
        Assert.Equal(ExitCodes.Done, await DrawAsync("freeze"));
        Assert.Equal(ExitCodes.Refused, await DrawAsync("run"));
        Assert.Equal(ExitCodes.Done,
            await DrawAsync("commit", "--blocks", "2", "--blocks", "4", "--beacon-source", "the lottery", "--beacon-round", "draw 2672",
                "--beacon-at", "2022-10-01T10:00:00Z", "--json"));
        Assert.Equal(ExitCodes.Usage, await DrawAsync("commit", "--beacon-at", "tomorrow"));
        Assert.Equal(ExitCodes.Refused, await DrawAsync("contribute", GivenList.Seed));
        await (await programme.ClientAsync<Allocations>(Role.Statistician))
            .ContributeSeedAsync(new() { ListHash = allocation.GetList(new()).List.ListHash, ContributionHex = GivenList.Seed });
        programme.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ExitCodes.Refused, await DrawAsync("run"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("run", "--beacon", "12 18", "--check"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("run", "--beacon", "12 18"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("balance"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("release", "--la", "350"));
        Assert.Equal(ExitCodes.Refused, await DrawAsync("reveal", "--out", record));
        Assert.False(File.Exists(record));
        Assert.Equal(ExitCodes.Done, await DrawAsync("release"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("reveal", "--out", record));
        Assert.Equal(ExitCodes.Done, await DrawAsync("status"));
        Assert.Equal(ExitCodes.Done, await DrawAsync("status", "--json"));

        var drawn = allocation.SummariseAllocation(new()).Record;
        Assert.Equal((AllocationMode.Blocks, "12 18", "the lottery"), (drawn.Mode, drawn.Beacon, drawn.BeaconSource));
        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["verify", "draw", record]));
        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["verify", "--data", programme.Folder]));
    }
}
