using System.Diagnostics;
using System.Text.Json.Nodes;
using Programme.Enrolment;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Two programs that share no code, this one and <c>tools/verify-draw.py</c>, derive a record again and find every
/// edit of it.</summary>
public sealed class VerifyDrawTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-draw-").FullName;

    public static TheoryData<string> Published => [.. DrawVector.All.Select(vector => vector.Id)];

    /// <summary>Each edit, and what a verifier must name.</summary>
    public static TheoryData<string, string> Edits => new()
    {
        { "arm", "stratum LA02, school LA02-003" },
        { "seed", "commitment" },
        { "commitment", "commitment" },
        { "list_hash", "list" },
        { "beacon", "stratum LA0" },
        { "unit", "stratum LA0" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task A_record_as_it_is_revealed_is_verified_by_both()
    {
        var (programme, allocation) = await GivenList.DrawnAsync("sqlite");
        await using var running = programme;
        var file = Path.Combine(folder, "record.json");

        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["draw", "reveal", "--out", file, "--data", programme.Folder]));

        Assert.Equal(DrawVerb.FileOf((await allocation.RevealDrawAsync(new())).Record), await File.ReadAllTextAsync(file));
        Assert.Equal(ExitCodes.Done, await Cli.RunAsync(["verify", "draw", file]));
        Assert.Equal((0, true), await VerifyScript.RunAsync(file, "VERIFIED: 7 schools"));
    }

    [SkippableTheory, MemberData(nameof(Published))]
    public async Task Published_cases_with_blocks_beacon_and_names_beyond_ASCII_are_verified_by_both(string id)
    {
        var vector = DrawVector.Of(id);
        var file = await WriteAsync(RecordOf(vector).ToJsonString());

        var verdict = EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(file));

        // Of the published case with a public value nothing says when that was named.
        Assert.Equal((0, vector.Terms.Beacon is null), (verdict.Differences.Count, verdict.Choosable.Count == 0));
        Assert.Equal(vector.Terms.Beacon is null ? (0, true) : (3, true),
            await VerifyScript.RunAsync(file, vector.Terms.Beacon is null ? "VERIFIED" : "CHOOSABLE"));
    }

    [SkippableTheory, MemberData(nameof(Edits))]
    public async Task An_edited_record_is_a_mismatch_and_what_was_edited_is_named(string edit, string named)
    {
        var record = JsonNode.Parse(DrawVector.Json("record_example.json").GetRawText())!.AsObject();
        Edit(record, edit);
        var file = await WriteAsync(record.ToJsonString());

        var differences = EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(file)).Differences;

        Assert.Contains(differences, difference => difference.StartsWith(named, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Differs, await Cli.RunAsync(["verify", "draw", file]));
        Assert.Equal((1, true), await VerifyScript.RunAsync(file, $"\n  {named}"));
    }

    [SkippableFact]
    public async Task Both_name_the_same_first_school()
    {
        var record = JsonNode.Parse(DrawVector.Json("record_example.json").GetRawText())!.AsObject();
        foreach (var at in new[] { 9, 5 })
            Swap(record["allocations"]![at]!);
        var file = await WriteAsync(record.ToJsonString());

        Assert.Contains("stratum LA01, school LA01-006: the record says T, the draw gives C (2 of 11 schools differ)",
            Assert.Single(EnrolmentModule.CheckDraw(await File.ReadAllTextAsync(file)).Differences), StringComparison.Ordinal);
        Assert.Equal((1, true),
            await VerifyScript.RunAsync(file,
                "stratum LA01, school LA01-006: the record says T, the draw gives C (2 of 11 schools differ)"));
    }

    [SkippableTheory, InlineData("{}"), InlineData("no JSON"), InlineData("{\"allocations\":[{\"stratum\":\"350\"}]}")]
    public async Task What_is_no_record_is_neither_verified_nor_a_mismatch(string text)
    {
        var file = await WriteAsync(text);

        Assert.Equal(ExitCodes.Usage, await Cli.RunAsync(["verify", "draw", file]));
        Assert.Equal((2, true), await VerifyScript.RunAsync(file, "not a record"));
    }

    /// <summary>Nothing of the machine has a say: another process, its language, its time zone.</summary>
    [Theory, InlineData("tr_TR.UTF-8", "Asia/Kathmandu"), InlineData("de_DE.UTF-8", "America/St_Johns")]
    public async Task Another_process_in_another_language_and_time_zone_derives_the_same(string language, string timeZone)
    {
        var file = await WriteAsync(RecordOf(DrawVector.Of("trial_fixed")).ToJsonString());
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "programme.dll"), "verify", "draw", file])
        { RedirectStandardOutput = true };
        (start.Environment["LC_ALL"], start.Environment["LANG"], start.Environment["TZ"]) = (language, language, timeZone);

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.StartsWith("VERIFIED", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, process.ExitCode);
    }

    private static void Edit(JsonObject record, string edit)
    {
        var schools = record["allocations"]!.AsArray();
        switch (edit)
        {
            case "arm":
                Swap(schools.Single(school => (string?)school!["unit"] == "LA02-003")!);
                break;
            case "unit":
                schools[3]!["unit"] = "LA01-999";
                break;
            case "beacon":
                record["beacon"] = "another";
                break;
            default:
                var name = edit == "seed" ? "seed_hex" : edit;
                var text = (string)record[name]!;
                record[name] = text[..^1] + (text[^1] == '0' ? '1' : '0');
                break;
        }
    }

    private static void Swap(JsonNode school) => school["arm"] = (string?)school["arm"] == "T" ? "C" : "T";

    private static JsonObject RecordOf(DrawVector vector)
    {
        var list = CanonicalList.Of(vector.Units);
        return new JsonObject
        {
            ["trial_id"] = vector.Terms.TrialId,
            ["seed_hex"] = vector.Seed.Hex,
            ["mode"] = vector.Terms.ModeName,
            ["sizes"] = new JsonArray([.. vector.Terms.BlockSizes.Select(size => (JsonNode)size)]),
            ["beacon"] = vector.Terms.Beacon,
            ["origin"] = "drawn_here",
            ["seed_origin"] = "operating_system",
            ["frozen_at"] = "2021-06-01T09:00:00Z",
            ["committed_at"] = "2021-06-01T10:00:00Z",
            ["drawn_at"] = "2021-07-01T13:00:00Z",
            ["list_hash"] = vector.ListHash,
            ["commitment"] = vector.Commitment,
            ["allocations"] = new JsonArray([.. Draw.Allocate(vector.Terms, list, vector.Seed).Select(drawn =>
                new JsonObject { ["stratum"] = drawn.Unit.Stratum, ["unit"] = drawn.Unit.Id,
                    ["arm"] = Draw.Letter(drawn.Arm).ToString() })]),
        };
    }

    private async Task<string> WriteAsync(string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
