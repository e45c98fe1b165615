using Microsoft.Data.Sqlite;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Makes and checks backups: a folder with a copy of each SQLite database at one point in time, or one file with all schemas of
/// PostgreSQL; the keys when asked for (encrypted), and a manifest with the hash of each file.</summary>
internal static class Backups
{
    /// <summary>Folder of the heads that a host notes beside its databases.</summary>
    public const string ManifestFolder = "manifest";

    /// <summary>Makes a backup of a data folder, whether a host runs on it or not.</summary>
    /// <param name="stores">The data folder, and where its databases are.</param>
    /// <param name="tools">For PostgreSQL.</param>
    /// <param name="to">A folder that is not there yet.</param>
    /// <param name="passphrase">With it the keys are in the backup, encrypted; null = without keys.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task<BackupManifest> MakeAsync(StoreSettings stores, PostgresTools tools, string to, string? passphrase,
        TimeProvider clock, CancellationToken cancel)
    {
        var data = stores.DataFolder;
        if (Directory.Exists(to) || File.Exists(to))
            throw new UsageException($"{to} is there already. A backup goes into a folder that is not there yet.");
        var folder = FolderManifest.Read(data)
            ?? throw new UsageException($"{data} has no {FolderManifest.FileName}: start this version on it once, then back it up.");
        var part = to + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part, DataFolder.OwnerOnly);
        var at = clock.GetUtcNow();
        var heads = stores.PostgresConnection is { } database
            ? await DumpAsync(database, folder.Modules, data, part, tools, cancel)
            : CopyFiles(folder.Modules, data, part);
        if (passphrase is not null)
            await SealedKeys.WriteAsync(DataFolder.KeysIn(data), Path.Combine(part, SealedKeys.FileName), passphrase, cancel);
        var manifest = new BackupManifest(at, folder, heads, await HashesAsync(part, cancel));
        await manifest.WriteAsync(part, cancel);
        Directory.Move(part, to);
        return manifest;
    }

    /// <summary>Checks that a backup is whole and undamaged: every file by its hash, every database by its own check and by the head of its
    /// audit chain.</summary>
    public static async Task<BackupManifest> CheckAsync(string backup, PostgresTools tools, CancellationToken cancel)
    {
        var manifest = await BackupManifest.ReadAsync(backup, cancel);
        foreach (var (name, hash) in manifest.Files)
        {
            var file = Path.Combine(backup, name);
            if (!File.Exists(file) || await OwnFiles.HashAsync(file, cancel) != hash)
                throw new InvalidDataException($"{file} is missing, was changed, or is damaged. Take another backup.");
        }
        var heads = manifest.Postgres
            ? await PostgresDump.ReadAsync(Path.Combine(backup, PostgresDump.FileName), tools, cancel)
            : manifest.Heads.ToDictionary(head => head.Key, head => WholeFile(Path.Combine(backup, $"{head.Key}.db")));
        if (manifest.Heads.FirstOrDefault(head => heads.GetValueOrDefault(head.Key) != head.Value).Key is { } module)
            throw new InvalidDataException($"In {backup} the data of {module} do not end with the audit row that {BackupManifest.FileName} "
                + "names. Take another backup.");
        return manifest;
    }

    private static Dictionary<string, ChainHead> CopyFiles(IReadOnlyList<string> modules, string data, string backup)
    {
        var files = modules.ToDictionary(module => module, module => Path.Combine(data, $"{module}.db"));
        if (files.Values.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw new UsageException($"{missing} is not there. When the databases are on PostgreSQL, give Database:Provider and "
                + "Database:Connection as the host has them.");
        using (var snapshots = Snapshots.Take([.. files.Values], () => CopyManifest(data, backup)))
        {
            foreach (var (module, file) in files)
                snapshots.CopyTo(file, Path.Combine(backup, $"{module}.db"));
        }
        return modules.ToDictionary(module => module, module => HeadOf(Path.Combine(backup, $"{module}.db")));
    }

    private static async Task<Dictionary<string, ChainHead>> DumpAsync(string database, IReadOnlyList<string> modules, string data,
        string backup, PostgresTools tools, CancellationToken cancel)
    {
        // Before the snapshot: what it knows must not be newer.
        CopyManifest(data, backup);
        return await PostgresDump.TakeAsync(database, modules, Path.Combine(backup, PostgresDump.FileName), tools, cancel);
    }

    private static ChainHead WholeFile(string file) => Text(file, "PRAGMA integrity_check") is "ok"
        ? HeadOf(file)
        : throw new InvalidDataException($"{file} is damaged inside. Take another backup.");

    /// <summary>What the host knows of each module's last row. It may lag behind the databases, and must not be newer than they
    /// are.</summary>
    private static void CopyManifest(string data, string backup)
    {
        Directory.CreateDirectory(Path.Combine(backup, ManifestFolder), DataFolder.OwnerOnly);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, ManifestFolder)))
        {
            using var entry = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = OwnFiles.New(Path.Combine(backup, ManifestFolder, Path.GetFileName(file)));
            entry.CopyTo(copy);
        }
    }

    private static async Task<Dictionary<string, string>> HashesAsync(string backup, CancellationToken cancel)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hashes.Add(Path.GetRelativePath(backup, file), await OwnFiles.HashAsync(file, cancel));
        return hashes;
    }

    private static ChainHead HeadOf(string file) =>
        Text(file, "SELECT \"Sequence\" || ' ' || lower(hex(\"Hash\")) FROM audit ORDER BY \"Sequence\" DESC LIMIT "
            + "1")?.Split(' ') is [var rows, var hash]
            ? new ChainHead(long.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), hash)
            : new ChainHead(0, "");

    /// <summary>Reads a file that nobody writes to, and leaves no file beside it.</summary>
    private static string? Text(string file, string query)
    {
        using var connection =
            new SqliteConnection(
                $"Data Source=file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;"
                    + "Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the queries above
        command.CommandText = query;
#pragma warning restore CA2100
        return command.ExecuteScalar() as string;
    }
}
