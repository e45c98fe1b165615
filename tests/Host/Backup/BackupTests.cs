using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A backup is at one point in time, is found out when it is damaged, and has been restored before.</summary>
[Trait("Promise", "D6")]
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-backup-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Copy => Path.Combine(folder, "copy");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_made_while_eight_clients_write_restores_every_write_acknowledged_before_it()
    {
        Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] before, after;
        await using (var programme = await RunningProgramme.StartAsync(folder: Data))
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

        await using var restored = await RunningProgramme.StartAsync(folder: Path.Combine(folder, "restored"));
        var keys = await KeysAsync(restored.Client<AccessService.AccessServiceClient>());
        Assert.Subset(keys.ToHashSet(), before.ToHashSet());
        Assert.Subset(after.ToHashSet(), keys.ToHashSet());
        Assert.True((await restored.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    [Theory]
    [InlineData("access.db", true)]
    [InlineData("access.db", false)]
    [InlineData("outcomes.db", true)]
    [InlineData("backup.json", true)]
    [InlineData("backup.json", false)]
    public async Task A_truncated_or_changed_backup_is_refused_and_restores_nothing(string file, bool truncate)
    {
        await GivenBackupAsync();
        var path = Path.Combine(Copy, file);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, truncate ? bytes[..(bytes.Length / 2)] : bytes);

        await Assert.ThrowsAsync<InvalidDataException>(() => Backups.CheckAsync(Copy, default));
        await Assert.ThrowsAsync<InvalidDataException>(RestoreAsync);

        Assert.False(Directory.Exists(Path.Combine(folder, "restored")));
    }

    [Trait("Promise", "S16")]
    [Fact]
    public async Task Keys_are_in_it_only_when_asked_for_and_only_with_the_passphrase()
    {
        await GivenBackupAsync();
        Assert.DoesNotContain(Directory.GetFiles(Copy), file => file.Contains("key", StringComparison.Ordinal));

        await Backups.MakeAsync(Data, Path.Combine(folder, "with-keys"), "correct horse battery", TimeProvider.System, default);

        var sealedKeys = Path.Combine(folder, "with-keys", SealedKeys.FileName);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Data, "keys", "audit.key")),
            SealedKeys.Read(sealedKeys, "correct horse battery")["audit.key"]);
        Assert.Throws<InvalidDataException>(() => SealedKeys.Read(sealedKeys, "wrong horse battery"));
    }

    [Fact]
    public async Task A_backup_is_not_restored_over_what_is_there_nor_with_keys_of_another_trial()
    {
        await GivenBackupAsync();

        await Assert.ThrowsAsync<UsageException>(() => Restores.RestoreAsync(Copy, Data, KeysIn(Data), [], default));
        var others = KeysIn(Data).ToDictionary(key => key.Key, _ => new byte[32]);
        await Assert.ThrowsAsync<Programme.Journal.StartException>(() =>
            Restores.RestoreAsync(Copy, Path.Combine(folder, "restored"), others, [], default));

        Assert.False(Directory.Exists(Path.Combine(folder, "restored")));
    }

    private async Task GivenBackupAsync()
    {
        Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using (var programme = await RunningProgramme.StartAsync(folder: Data))
            await programme.KeyAsync(Role.Auditor);
        await MakeAsync();
    }

    private Task<BackupManifest> MakeAsync() => Backups.MakeAsync(Data, Copy, null, TimeProvider.System, default);

    private Task<BackupManifest> RestoreAsync() => Restores.RestoreAsync(Copy, Path.Combine(folder, "restored"), KeysIn(Data), [], default);

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
