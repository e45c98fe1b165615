using System.Globalization;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A data folder that is not whole stops the start with a sentence; nothing is made in place of what is missing.</summary>
public sealed class FolderCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("outcomes.db", "outcomes.db is missing")]
    [InlineData("access.db", "access.db is missing")]
    [InlineData("keys/audit.key", "audit.key is missing")]
    [InlineData("keys/sealing.key", "sealing.key is missing")]
    [InlineData("keys/pseudonyms.key", "pseudonyms.key is missing")]
    public async Task What_is_missing_is_named_and_not_made_anew(string part, string message)
    {
        await MakeAsync();
        File.Delete(Path.Combine(folder, part));

        await RefusedAsync(message);

        Assert.False(File.Exists(Path.Combine(folder, part)));
    }

    [Theory]
    [InlineData("audit.key")]
    [InlineData("sealing.key")]
    [InlineData("pseudonyms.key")]
    public async Task Another_key_is_refused(string key)
    {
        await MakeAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, "keys", key), new byte[32]);

        await RefusedAsync($"{key} is not the key of this trial");
    }

    [Fact]
    public async Task An_older_copy_of_a_database_is_refused()
    {
        await MakeAsync();
        var copy = await File.ReadAllBytesAsync(Path.Combine(folder, "access.db"));
        await MakeAsync();
        var rows = RowsOfAccess();
        await File.WriteAllBytesAsync(Path.Combine(folder, "access.db"), copy);

        await RefusedAsync($"access.db is not the database with which this folder was closed: row {rows:N0} ");
    }

    [Trait("Promise", "D5")]
    [Fact]
    public async Task A_damaged_database_is_named()
    {
        await MakeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "costs.db"), new string('x', 8192));

        await RefusedAsync("costs.db is damaged or not a database");
    }

    [Fact]
    public async Task The_folder_of_another_trial_is_refused()
    {
        await MakeAsync();

        await RefusedAsync("holds the trial DSL-2021, not OTHER", "--Trial:Id=OTHER");
    }

    [Trait("Promise", "S16")]
    [Theory]
    [InlineData("")]
    [InlineData("access.db")]
    [InlineData("keys")]
    [InlineData("keys/audit.key")]
    public async Task What_others_may_read_is_refused_unless_a_setting_allows_it(string part)
    {
        await MakeAsync();
        var path = Path.TrimEndingDirectorySeparator(Path.Combine(folder, part));
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);

        await RefusedAsync($"{path} is open to other users");
        await using (await RunningProgramme.StartAsync("sqlite", folder, "--Folder:WidePermissions=true"))
        {
        }
    }

    [Trait("Promise", "D7")]
    [Fact]
    public async Task A_folder_of_the_version_before_the_manifest_is_taken_over_when_it_is_whole()
    {
        await MakeAsync();
        var before = RowsOfAccess();
        File.Delete(Path.Combine(folder, FolderManifest.FileName));

        await MakeAsync();

        Assert.True(FolderManifest.Read(folder)!.Complete);
        Assert.True(RowsOfAccess() > before);
        File.Delete(Path.Combine(folder, FolderManifest.FileName));
        File.Delete(Path.Combine(folder, "delivery.db"));
        await RefusedAsync("delivery.db is missing");
    }

    /// <summary>Starts a host on the folder, makes a key, stops it.</summary>
    private async Task MakeAsync()
    {
        await using var programme = await RunningProgramme.StartAsync(folder: folder);
        await programme.KeyAsync(Role.Auditor);
    }

    /// <summary>Audit rows of the access module that the manifest knows.</summary>
    private long RowsOfAccess() =>
        long.Parse(File.ReadAllText(Path.Combine(folder, "manifest", "access")).Split(' ')[4], CultureInfo.InvariantCulture);

    private async Task RefusedAsync(string message, params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => RunningProgramme.StartAsync("sqlite", folder, settings));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
