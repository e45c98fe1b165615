using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

/// <summary>Two hosts on one PostgreSQL database notice each other's changes, and do no work twice.</summary>
public sealed class SharedWorkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-shared-").FullName;
    private string connection = "";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task What_one_host_changes_the_other_shows_after_a_second()
    {
        await using var first = await FirstAsync();
        var key = await first.KeyAsync(Role.Auditor);
        await using var second = await SecondAsync();
        await second.Client<Client>(key).ListAuditEntriesAsync(new() { Module = "access" });
        Assert.DoesNotContain(await second.ScrapeAsync(), ShowsAuthority);

        await first.LoadAsync();
        var id = (await first.Client<Client>().ListApiKeysAsync(new())).ApiKeys.Single(one => one.Role == Role.Auditor).KeyId;
        await first.Client<Client>().RevokeApiKeyAsync(new() { KeyId = id });

        // Time for one look, and no time for a remembered answer or figure to grow too old.
        var looked = second.Clock.GetUtcNow().AddSeconds(1);
        await UntilAsync(async () =>
        {
            looked = looked.AddMilliseconds(1);
            second.Clock.SetUtcNow(looked);
            return await IsRefusedAsync(second, key);
        });
        Assert.Contains(await second.ScrapeAsync(), ShowsAuthority);
    }

    [SkippableFact]
    public async Task Of_two_hosts_with_the_same_folder_one_makes_and_proves_the_backup()
    {
        var kept = new BackupFolder(Path.Combine(folder, "backups"));
        string[] backups = [$"--Backups:Folder={kept.FullPath}", $"--Backups:ProofConnection={await Postgres.NewEmptyDatabaseAsync()}"];
        await using var first = await FirstAsync(backups);
        await using var second = await SecondAsync(backups);
        await UntilAsync(() => Task.FromResult(kept.ProvedAt() is not null));

        var tomorrow = first.Clock.GetUtcNow().AddDays(1);
        await UntilAsync(() =>
        {
            first.Clock.SetUtcNow(tomorrow);
            second.Clock.SetUtcNow(tomorrow);
            return Task.FromResult(kept.All().Count > 1);
        });
        await using (await Turn.WaitAsync(Stores, "backups", default))
        {
            // Both hosts have had their turn, or find that nothing is due.
        }

        Assert.Equal(2, kept.All().Count);
        Assert.DoesNotContain(first.Log.Concat(second.Log), line => line.Contains("No backup could be made", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Of_two_hosts_with_the_same_folder_one_writes_the_daily_anchor()
    {
        var anchors = $"--Anchors:Folder={folder}/anchors";
        await using var first = await FirstAsync(anchors);
        await using var second = await SecondAsync(anchors);
        await WriteAsync(first);
        await WriteAsync(second);

        first.Clock.Advance(TimeSpan.FromDays(1));
        second.Clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(Anchors().Count > 0));
        foreach (var host in new[] { first, second })
            host.Services.GetRequiredService<Anchors>().Ask("LockData");
        await UntilAsync(() => Task.FromResult(Anchors().Count(because => because.Contains("LockData", StringComparison.Ordinal)) == 2));

        Assert.Single(Anchors(), because => because.Contains("daily", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_run_that_another_host_computes_is_waited_for_and_taken_over_when_it_is_gone()
    {
        await using var host = await FirstAsync();
        await GivenAnalysis.PlannedAsync(host);
        await GivenAnalysis.LockedAsync(host);
        var other = await Turn.WaitAsync(Stores, "analysis run 1", default);

        var run = (await GivenAnalysis.Analysis(host).RehearseEffectsAsync(new() { Seed = 3 })).Run;
        for (var look = 0; look < 20; look++)
        {
            var seen = await GivenAnalysis.Analysis(host).GetAnalysisRunAsync(new() { Number = 1 });
            Assert.Equal(AnalysisRunState.Started, seen.Run.State);
        }
        await other.DisposeAsync();

        Assert.Equal(AnalysisRunState.Done, (await GivenAnalysis.EndedAsync(host, run)).State);
    }

    [SkippableFact]
    public async Task Hosts_that_start_at_once_on_an_empty_database_make_its_tables_once()
    {
        connection = await Postgres.NewEmptyDatabaseAsync();
        await (await RunningProgramme.StartAsync("sqlite", FolderOf(0))).DisposeAsync();
        Directory.Delete(Path.Combine(FolderOf(0), "manifest"), recursive: true);
        foreach (var file in Directory.GetFiles(FolderOf(0), "*.db"))
            File.Delete(file);
        CopyTo(FolderOf(1));

        var both = await Task.WhenAll(RunningProgramme.StartAsync("sqlite", FolderOf(0), Database),
            RunningProgramme.StartAsync("sqlite", FolderOf(1), Database));

        foreach (var host in both)
        {
            await WriteAsync(host);
            Assert.True((await host.Client<Client>().VerifyAuditAsync(new())).Sound);
        }
        foreach (var host in both)
            await host.DisposeAsync();
    }

    private StoreSettings Stores => new(folder, connection);

    private string[] Database => ["--Database:Provider=postgres", $"--Database:Connection={connection}"];

    private string FolderOf(int host) => Path.Combine(folder, $"host{host}");

    private async Task<RunningProgramme> FirstAsync(params string[] settings)
    {
        connection = await Postgres.NewDatabaseAsync();
        return await RunningProgramme.StartAsync("sqlite", FolderOf(0), [.. Database, .. settings]);
    }

    private Task<RunningProgramme> SecondAsync(params string[] settings)
    {
        CopyTo(FolderOf(1));
        return RunningProgramme.StartAsync("sqlite", FolderOf(1), [.. Database, .. settings]);
    }

    private void CopyTo(string second)
    {
        Directory.CreateDirectory(second, DataFolder.OwnerOnly);
        foreach (var file in new[] { "keys", "manifest" }.Select(part => Path.Combine(FolderOf(0), part)).Where(Directory.Exists)
            .SelectMany(Directory.GetFiles))
        {
            var copy = Path.Combine(second, Path.GetRelativePath(FolderOf(0), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!, DataFolder.OwnerOnly);
            File.Copy(file, copy);
        }
    }

    private List<string> Anchors() => !Directory.Exists(Path.Combine(folder, "anchors")) ? []
        : [.. Directory.GetFiles(Path.Combine(folder, "anchors"), "*.txt").Select(file => Anchor.Read(File.ReadAllText(file))!.Because)];

    private static async Task WriteAsync(RunningProgramme host) =>
        await host.Client<Client>().CreateApiKeyAsync(new() { Subject = "store", Role = Role.MetricsReader });

    private static bool ShowsAuthority(string line) => line.Contains("la=\"350\"", StringComparison.Ordinal);

    private static async Task<bool> IsRefusedAsync(RunningProgramme host, string key)
    {
        try
        {
            await host.Client<Client>(key).ListAuditEntriesAsync(new() { Module = "access" });
            return false;
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated)
        {
            return true;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await done())
            await Task.Delay(20, limit.Token);
    }
}
