using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;
using static Programme.Tests.WitnessTests;

namespace Programme.Tests;

/// <summary>What only somebody outside can know, <c>verify --against</c> an anchor finds.</summary>
[Trait("Promise", "S11")]
public sealed class AnchorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-").FullName;

    private static int RowsOfAccess(string anchor) =>
        int.Parse(System.Text.RegularExpressions.Regex.Match(anchor, "chain access rows ([0-9]+)").Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_older_copy_of_everything_is_found_against_an_anchor_alone()
    {
        var copy = Directory.CreateTempSubdirectory("programme-").FullName;
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            await AddKeysAsync(programme);
        SqliteConnection.ClearAllPools();
        Copy(folder, copy);
        string anchor;
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
        {
            await programme.KeyAsync(Role.Auditor);
            anchor = await AnchorAsync(programme, "LockData");
            await programme.KeyAsync(Role.Auditor);
            var verified = await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new() { Anchor = anchor });
            Assert.True(verified.Sound, verified.ToString());
            await Imports.RefusedAsync(Reasons.FieldsInvalid,
                async () => await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(
                new()
                {
                    Anchor = anchor.Replace($"access rows {RowsOfAccess(anchor)}", $"access rows {RowsOfAccess(anchor) - 1}",
                    StringComparison.Ordinal)
                }));
        }

        await using var older = await RunningProgramme.StartAsync(folder: copy);
        Assert.True((await VerifyAsync(older)).Sound);
        var against = await older.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new() { Anchor = anchor });
        await older.KeyAsync(Role.Operator);
        var rewritten = await older.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new() { Anchor = anchor });

        Assert.Equal((false, $"access: the anchor of 2022-10-01T09:00:00Z knows audit row {RowsOfAccess(anchor)}; the chain does not reach "
            + "it"), (against.Sound, Assert.Single(against.AnchorProblems)));
        Assert.Equal((false, true),
            (rewritten.Sound, Assert.Single(rewritten.AnchorProblems).Contains("the chain was rewritten", StringComparison.Ordinal)));
        Assert.All(rewritten.Chains, chain => Assert.Equal(0, chain.BrokenAt));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task An_anchor_is_written_daily_when_something_was_written_and_after_a_draw()
    {
        await using var programme = await RunningProgramme.StartAsync(folder: folder);
        await programme.LoadAsync();
        await WrittenAsync("ImportAllocation");
        await programme.KeyAsync(Role.Auditor);
        programme.Clock.Advance(TimeSpan.FromDays(1));

        var page = await WrittenAsync("daily");

        Assert.Contains("table outcomes return_rows rows ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT-SOUND", page, StringComparison.Ordinal);
        Assert.Equal("DSL-2021", Anchor.Read(page)!.Trial);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> AnchorAsync(RunningProgramme programme, string because)
    {
        programme.Services.GetRequiredService<Anchors>().Ask(because);
        return await WrittenAsync(because);
    }

    /// <summary>The newest anchor with this reason, when it is there.</summary>
    private async Task<string> WrittenAsync(string because)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            var pages = Directory.Exists(Path.Combine(folder, "anchors"))
                ? Directory.GetFiles(Path.Combine(folder, "anchors"), "*.txt").Order().Select(File.ReadAllText) : [];
            if (pages.LastOrDefault(page => page.Contains("because ", StringComparison.Ordinal)
                && page.Contains(because, StringComparison.Ordinal)) is { } page)
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException($"no anchor because of {because}");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith(".sock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.Copy(file, target);
        }
    }
}
