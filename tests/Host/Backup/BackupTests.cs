using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A backup is at one point in time, is found out when it is damaged, and has been restored before.</summary>
[Trait("Promise", "D6")]
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-backup-").FullName;

    private static readonly PostgresTools Tools = new(null as string);
    private string? sourceDatabase;
    private string? targetDatabase;
    private string[] source = [];
    private string[] target = [];

    private string Data => Path.Combine(folder, "data");

    private string Copy => Path.Combine(folder, "copy");

    private string Restored => Path.Combine(folder, "restored");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory, EachStore]
    public async Task A_backup_made_while_eight_clients_write_restores_every_write_acknowledged_before_it(string store)
    {
        await GivenStoreAsync(store);
        string[] before, after;
        await using (var programme = await RunningProgramme.StartAsync("sqlite", Data, source))
        {
            using var stop = new CancellationTokenSource();
            var access = programme.Client<AccessService.AccessServiceClient>();
            var writers = Enumerable.Range(0, 8).Select(number => WriteAsync(access, number, stop.Token)).ToList();
            while ((await access.VerifyAuditAsync(new())).Chains.Single(chain => chain.Module == "access").Rows < 50)
                await Task.Yield();
            before = await KeysAsync(access);

            await MakeAsync();

            await stop.CancelAsync();
            await Task.WhenAll(writers);
            after = await KeysAsync(access);
        }
        await RestoreAsync();

        await using var restored = await RunningProgramme.StartAsync("sqlite", Restored, target);
        var keys = await KeysAsync(restored.Client<AccessService.AccessServiceClient>());
        Assert.Subset(keys.ToHashSet(), before.ToHashSet());
        Assert.Subset(after.ToHashSet(), keys.ToHashSet());
        Assert.True((await restored.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    [SkippableTheory]
    [InlineData("sqlite", "access.db", true)]
    [InlineData("sqlite", "access.db", false)]
    [InlineData("sqlite", "outcomes.db", true)]
    [InlineData("sqlite", "backup.json", true)]
    [InlineData("sqlite", "backup.json", false)]
    [InlineData("postgres", "postgres.dump", true)]
    [InlineData("postgres", "postgres.dump", false)]
    [InlineData("postgres", "backup.json", false)]
    public async Task A_truncated_or_changed_backup_is_refused_and_restores_nothing(string store, string file, bool truncate)
    {
        await GivenStoreAsync(store);
        await GivenBackupAsync();
        var path = Path.Combine(Copy, file);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, truncate ? bytes[..(bytes.Length / 2)] : bytes);

        await Assert.ThrowsAsync<InvalidDataException>(() => Backups.CheckAsync(Copy, Tools, default));
        await Assert.ThrowsAsync<InvalidDataException>(RestoreAsync);

        await ThenNothingIsRestoredAsync();
    }

    [Trait("Promise", "S16")]
    [Fact]
    public async Task Keys_are_in_it_only_when_asked_for_and_only_with_the_passphrase()
    {
        await GivenBackupAsync();
        Assert.DoesNotContain(Directory.GetFiles(Copy), file => file.Contains("key", StringComparison.Ordinal));

        await Backups.MakeAsync(new(Data, null), Tools, Path.Combine(folder, "with-keys"), "correct horse battery", TimeProvider.System,
            default);

        var sealedKeys = Path.Combine(folder, "with-keys", SealedKeys.FileName);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Data, "keys", "audit.key")),
            SealedKeys.Read(sealedKeys, "correct horse battery")["audit.key"]);
        Assert.Throws<InvalidDataException>(() => SealedKeys.Read(sealedKeys, "wrong horse battery"));
    }

    [SkippableTheory, EachStore]
    public async Task A_backup_is_not_restored_over_what_is_there_nor_with_keys_of_another_trial(string store)
    {
        await GivenStoreAsync(store);
        await GivenBackupAsync();

        await Assert.ThrowsAsync<UsageException>(() => Restores.RestoreAsync(Copy, Data, KeysIn(Data), source, default));
        if (store == "postgres")
            await Assert.ThrowsAsync<UsageException>(() => Restores.RestoreAsync(Copy, Restored, KeysIn(Data), source, default));
        var others = KeysIn(Data).ToDictionary(key => key.Key, _ => new byte[32]);
        await Assert.ThrowsAsync<Programme.Journal.StartException>(() => Restores.RestoreAsync(Copy, Restored, others, target, default));

        await ThenNothingIsRestoredAsync();
        await using var programme = await RunningProgramme.StartAsync("sqlite", Data, source);
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    [SkippableFact]
    public async Task A_restore_that_was_broken_off_is_begun_again()
    {
        await GivenStoreAsync("postgres");
        await GivenBackupAsync();
        await using (var database = await PostgresDump.OpenAsync(targetDatabase!, default))
            await PostgresDump.RunAsync(database, "CREATE SCHEMA programme_restore; CREATE SCHEMA costs; CREATE TABLE costs.half ()",
                default);

        await RestoreAsync();

        await using var restored = await RunningProgramme.StartAsync("sqlite", Restored, target);
        Assert.NotEmpty(await KeysAsync(restored.Client<AccessService.AccessServiceClient>()));
    }

    [SkippableFact]
    public async Task A_backup_of_one_kind_of_store_is_not_restored_into_the_other()
    {
        await GivenStoreAsync("postgres");
        await GivenBackupAsync();

        await Assert.ThrowsAsync<UsageException>(() => Restores.RestoreAsync(Copy, Restored, KeysIn(Data), [], default));

        await ThenNothingIsRestoredAsync();
    }

    private async Task GivenStoreAsync(string store)
    {
        if (store == "sqlite")
            return;
        (sourceDatabase, targetDatabase) = (await Postgres.NewDatabaseAsync(), await Postgres.NewEmptyDatabaseAsync());
        source = ["--Database:Provider=postgres", $"--Database:Connection={sourceDatabase}"];
        target = ["--Database:Provider=postgres", $"--Database:Connection={targetDatabase}"];
    }

    private async Task GivenBackupAsync()
    {
        await using (var programme = await RunningProgramme.StartAsync("sqlite", Data, source))
            await programme.KeyAsync(Role.Auditor);
        await MakeAsync();
    }

    private async Task ThenNothingIsRestoredAsync()
    {
        Assert.Empty(Directory.EnumerateDirectories(folder, "restored*"));
        if (targetDatabase is null)
            return;
        await using var database = await PostgresDump.OpenAsync(targetDatabase, default);
        Assert.Equal(0L, await PostgresDump.ScalarAsync(database,
            "SELECT count(*) FROM pg_namespace WHERE nspname IN ('access', 'enrolment', 'delivery', 'outcomes', 'costs')", default));
    }

    private Task<BackupManifest> MakeAsync() =>
        Backups.MakeAsync(new(Data, sourceDatabase), Tools, Copy, null, TimeProvider.System, default);

    private Task<BackupManifest> RestoreAsync() => Restores.RestoreAsync(Copy, Restored, KeysIn(Data), target, default);

    private static Dictionary<string, byte[]> KeysIn(string data) =>
        Directory.GetFiles(Path.Combine(data, "keys")).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    private static async Task WriteAsync(AccessService.AccessServiceClient access, int number, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await access.CreateApiKeyAsync(new() { Subject = $"writer-{number}-{i}", Role = Role.Auditor },
                cancellationToken: CancellationToken.None);
    }

    private static async Task<string[]> KeysAsync(AccessService.AccessServiceClient access) =>
        [.. (await AllAsync(access)).Select(key => key.KeyId)];

    private static Task<List<ApiKey>> AllAsync(AccessService.AccessServiceClient access) => Programme.Journal.Pages.AllAsync(async token =>
    {
        var page = await access.ListApiKeysAsync(new() { PageSize = 1_000, PageToken = token });
        return (page.ApiKeys, page.NextPageToken);
    });
}
