using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Both verifiers check the order of events: whether anybody could have tried seeds until one pleased.</summary>
public sealed class DrawOrderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Each order of events in which the seed can have been chosen, and what a verifier must name.</summary>
    public static TheoryData<string, string?, string> Orders => new()
    {
        { "seed_origin", null, "seed_origin" },
        { "origin", "drawn_elsewhere", "origin" },
        { "committed_at", "2022-10-01T10:00:00Z", "beacon_at" },
        { "drawn_at", "2022-10-01T09:59:59Z", "beacon_at" },
        { "frozen_at", "2022-10-01T09:30:00Z", "frozen_at" },
        { "contributed_at", "2022-10-01T10:00:00Z", "contributed_at" },
        { "contributed_by", "local", "contributed_by" },
        { "beacon", null, "" },
        { "beacon_round", null, "" },
        { "beacon_at", "2022-10-01T11:00:00Z", "" },
        { "beacon_source", "another lottery", "" },
        { "contribution_hex", null, "" },
        { "contribution_commitment", "00", "" },
        { "commitment", "00", "" },
    };

    [SkippableTheory, MemberData(nameof(Orders))]
    public async Task A_record_whose_seed_could_be_chosen_is_refused_by_both(string field, string? value, string named)
    {
        var record = await RecordOfTwoAsync();
        record[field] = value;
        var file = await WriteAsync(record.ToJsonString());

        var verdict = EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(file));

        Assert.NotEmpty(verdict.Differences.Concat(verdict.Choosable));
        Assert.Equal(ExitCodes.Differs, await Cli.RunAsync(["verify", "draw", file]));
        if (named.Length == 0)
        {
            // Every edit of what the commitments hold fast is found as a mismatch.
            Assert.NotEmpty(verdict.Differences);
            Assert.Equal((1, true), await VerifyScript.RunAsync(file, "MISMATCH"));
            return;
        }
        Assert.Contains(verdict.Choosable, problem => problem.StartsWith(named, StringComparison.Ordinal));
        Assert.Equal((3, true), await VerifyScript.RunAsync(file, $"\n  {named}"));
    }

    [SkippableFact]
    public async Task A_draw_of_two_people_and_a_public_value_is_verified_by_both_and_says_what_to_compare()
    {
        var file = await WriteAsync((await RecordOfTwoAsync()).ToJsonString());

        Assert.True(EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(file)) is { Differences.Count: 0, Choosable.Count: 0 });
        Assert.Equal((0, true),
            await VerifyScript.RunAsync(file, "contribution_commitment with what was published before 2022-10-01T10:00:00Z"));
        Assert.Equal((0, true), await VerifyScript.RunAsync(file, $"the lottery published as draw 2672: {GivenList.Beacon}"));
    }

    private static JsonObject? recordOfTwo;

    /// <summary>A draw with a caller's seed, a second person's contribution and a public value.</summary>
    private static async Task<JsonObject> RecordOfTwoAsync()
    {
        if (recordOfTwo is null)
        {
            var (programme, allocation, hash) = await GivenList.FrozenAsync("sqlite");
            await using var running = programme;
            await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed }));
            programme.Clock.Advance(TimeSpan.FromMinutes(1));
            await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.Statistician))
                .ContributeSeedAsync(new() { ListHash = hash, ContributionHex = new string('7', 64) });
            programme.Clock.Advance(TimeSpan.FromHours(1));
            await allocation.DrawAllocationAsync(new() { ListHash = hash, Beacon = GivenList.Beacon });
            await allocation.ReleaseAllocationAsync(new());
            recordOfTwo = JsonNode.Parse(DrawVerb.FileOf((await allocation.RevealDrawAsync(new())).Record))!.AsObject();
        }
        return recordOfTwo.DeepClone().AsObject();
    }

    private async Task<string> WriteAsync(string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
