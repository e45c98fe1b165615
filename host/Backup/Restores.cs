using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Puts a backup back: into a folder beside the target first (and, of PostgreSQL, into a database without the modules' schemas),
/// where a host is started on it and every audit chain is verified; only then does the folder get its name.</summary>
internal static class Restores
{
    /// <param name="backup">The backup.</param>
    /// <param name="to">A folder that is not there yet, or is empty.</param>
    /// <param name="keys">Contents of the key files by name.</param>
    /// <param name="hostArgs">Settings of the host, without the data folder.</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task<BackupManifest> RestoreAsync(
        string backup, string to, IReadOnlyDictionary<string, byte[]> keys, IReadOnlyList<string> hostArgs, CancellationToken cancel)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new UsageException($"{to} is not empty. A backup is restored into an empty folder; nothing is overwritten.");
        return await PutAsync(backup, Path.TrimEndingDirectorySeparator(to) + ".part", keys, hostArgs, part =>
        {
            if (Directory.Exists(to))
                Directory.Delete(to);
            Directory.Move(part, to);
        }, cancel);
    }

    /// <summary>Does the same to prove the backup, and keeps nothing.</summary>
    public static Task<BackupManifest> ProveAsync(
        string backup, IReadOnlyDictionary<string, byte[]> keys, IReadOnlyList<string> hostArgs, CancellationToken cancel) =>
        PutAsync(backup, backup + ".proof", keys, hostArgs, null, cancel);

    private static async Task<BackupManifest> PutAsync(string backup, string part, IReadOnlyDictionary<string, byte[]> keys,
        IReadOnlyList<string> hostArgs, Action<string>? keep, CancellationToken cancel)
    {
        var settings = Settings.Read([$"--Data={part}", .. hostArgs]);
        var manifest = await Backups.CheckAsync(backup, settings.PostgresTools, cancel);
        if (manifest.Postgres != settings.Stores.Postgres)
            throw new UsageException(manifest.Postgres
                ? "The backup is of PostgreSQL: give a new database with Database:Provider=postgres and Database:Connection."
                : "The backup is of SQLite, and Database:Provider names PostgreSQL. Restore it with Database:Provider=sqlite.");
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        try
        {
            await using var target = settings.Stores.PostgresConnection is { } database
                ? await PostgresTarget.TakeAsync(database, manifest.Folder.Modules, settings.PostgresTools, cancel) : null;
            await CopyAsync(backup, part, manifest, keys, cancel);
            if (target is not null)
                await target.RestoreAsync(Path.Combine(backup, PostgresDump.FileName), manifest.Heads, cancel);
            await VerifyAsync(part, [.. hostArgs, $"--Trial:Id={manifest.Folder.Trial}", "--Backups:Folder="], cancel);
            if (keep is null)
                return manifest;
            if (target is not null)
                await target.KeepAsync(cancel);
            keep(part);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
        return manifest;
    }

    private static async Task CopyAsync(string backup, string to, BackupManifest manifest, IReadOnlyDictionary<string, byte[]> keys,
        CancellationToken cancel)
    {
        Directory.CreateDirectory(to, DataFolder.OwnerOnly);
        Directory.CreateDirectory(Path.Combine(to, "keys"), DataFolder.OwnerOnly);
        foreach (var module in manifest.Postgres ? [] : manifest.Folder.Modules)
            await OwnFiles.CopyAsync(Path.Combine(backup, $"{module}.db"), Path.Combine(to, $"{module}.db"), cancel);
        Directory.CreateDirectory(Path.Combine(to, Backups.ManifestFolder), DataFolder.OwnerOnly);
        foreach (var entry in Directory.EnumerateFiles(Path.Combine(backup, Backups.ManifestFolder)))
            await OwnFiles.CopyAsync(entry, Path.Combine(to, Backups.ManifestFolder, Path.GetFileName(entry)), cancel);
        foreach (var (name, content) in keys.Where(key => manifest.Folder.Keys.ContainsKey(key.Key)))
            await OwnFiles.WriteOwnAsync(Path.Combine(to, "keys", name), content, cancel);
        manifest.Folder.Write(to);
    }

    /// <summary>Starts a host on the restored folder, which checks files, keys and heads, and has every audit chain verified.</summary>
    private static async Task VerifyAsync(string folder, IReadOnlyList<string> hostArgs, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(new Target(folder, true, [.. hostArgs.Select(arg => arg[2..])], false),
            cancel);
        var audit = await new AccessService.AccessServiceClient(session.Calls).VerifyAuditAsync(new(), cancellationToken: cancel);
        if (audit.Chains.FirstOrDefault(chain => chain.BrokenAt > 0) is { } broken)
            throw new InvalidDataException($"The audit chain of {broken.Module} in the backup is broken at row {broken.BrokenAt}: "
                + $"{broken.Problem}");
    }
}
