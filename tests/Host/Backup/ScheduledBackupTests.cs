using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Backups are made by themselves, one of them is proved, old ones go, and the metrics say how old the last one is.</summary>
public sealed class ScheduledBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-scheduled-").FullName;

    private BackupFolder Kept => new(Path.Combine(folder, "backups"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Trait("Promise", "D6")]
    [SkippableTheory, EachStore]
    public async Task A_backup_is_made_checked_and_proved_each_day_and_the_oldest_goes(string store)
    {
        string[] proofs = store == "postgres" ? [$"--Backups:ProofConnection={await Postgres.NewEmptyDatabaseAsync()}"] : [];
        await using var programme = await RunningProgramme.StartAsync(store, null,
            [$"--Backups:Folder={Kept.FullPath}", "--Backups:Keep=2", .. proofs]);
        var start = programme.Clock.GetUtcNow();
        await UntilAsync(() => Kept.ProvedAt() == start);
        await programme.Client<AccessService.AccessServiceClient>()
            .CreateApiKeyAsync(new() { Subject = "prometheus", Role = Role.MetricsReader });

        for (var day = 1; day <= 2; day++)
        {
            var at = start.AddDays(day);
            await UntilAsync(() =>
            {
                programme.Clock.SetUtcNow(at);
                return Kept.All() is [var newest, ..] && newest.At == at;
            });
        }
        await UntilAsync(() => Kept.All().Count == 2);

        Assert.Equal([start.AddDays(2), start.AddDays(1)], Kept.All().Select(backup => backup.At));
        Assert.Equal(start, Kept.ProvedAt());
        var backup = await Backups.CheckAsync(Kept.All()[0].Path, new(null as string), default);
        Assert.True(backup.Heads["access"].Rows > 0);
        Assert.Empty(Directory.EnumerateDirectories(Kept.FullPath, "*.p*"));
        var lines = await programme.ScrapeAsync();
        Assert.Contains(FormattableString.Invariant($"programme_backup_last_timestamp_seconds {start.AddDays(2).ToUnixTimeSeconds()}"),
            lines);
        Assert.Contains(FormattableString.Invariant($"programme_backup_proved_timestamp_seconds {start.ToUnixTimeSeconds()}"), lines);
        Assert.Contains("programme_backup_last_succeeded 1", lines);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_logged_and_shown_and_tried_again()
    {
        await File.WriteAllTextAsync(Kept.FullPath, "a file, not a folder");
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, $"--Backups:Folder={Kept.FullPath}");
        programme.ExpectError("No backup could be made");
        await UntilAsync(async () => (await programme.ScrapeAsync()).Contains("programme_backup_last_succeeded 0"));
        Assert.Contains(programme.Log, line => line.Contains("No backup could be made", StringComparison.Ordinal));

        File.Delete(Kept.FullPath);
        await UntilAsync(() =>
        {
            programme.Clock.Advance(TimeSpan.FromMinutes(16));
            return Kept.All().Count > 0;
        });
    }

    [SkippableFact]
    public async Task On_postgres_without_a_database_for_proofs_a_backup_is_made_and_none_proved()
    {
        await using var programme = await RunningProgramme.StartAsync("postgres", null, $"--Backups:Folder={Kept.FullPath}");
        await UntilAsync(async () => (await programme.ScrapeAsync()).Contains(FormattableString.Invariant(
            $"programme_backup_last_timestamp_seconds {programme.Clock.GetUtcNow().ToUnixTimeSeconds()}")));

        Assert.Contains("programme_backup_proved_timestamp_seconds 0", await programme.ScrapeAsync());
    }

    [Fact]
    public async Task Without_the_setting_none_is_made_and_nothing_is_said_about_any()
    {
        await using var programme = await RunningProgramme.StartAsync();

        Assert.DoesNotContain(await programme.ScrapeAsync(), line => line.StartsWith("programme_backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passphrase_file_that_is_not_there_stops_the_start() =>
        await Assert.ThrowsAsync<UsageException>(() => RunningProgramme.StartAsync("sqlite", null, $"--Backups:Folder={Kept.FullPath}",
            $"--Backups:PassphraseFile={folder}/none"));

    private static Task UntilAsync(Func<bool> done) => UntilAsync(() => Task.FromResult(done()));

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await done())
            await Task.Delay(20, limit.Token);
    }
}
