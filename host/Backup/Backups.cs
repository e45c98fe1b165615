using Microsoft.Data.Sqlite;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Makes and checks backups: a folder with a copy of each database at one point in time, the keys when asked for (encrypted), and
/// a manifest with the hash of each file.</summary>
internal static class Backups
{
    /// <summary>Folder of the heads that a host notes beside its databases.</summary>
    public const string ManifestFolder = "manifest";

    /// <summary>Makes a backup of a data folder, whether a host runs on it or not.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="to">A folder that is not there yet.</param>
    /// <param name="passphrase">With it the keys are in the backup, encrypted; null = without keys.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task<BackupManifest> MakeAsync(string data, string to, string? passphrase, TimeProvider clock,
        CancellationToken cancel)
    {
        if (Directory.Exists(to) || File.Exists(to))
            throw new UsageException($"{to} is there already. A backup goes into a folder that is not there yet.");
        var folder = FolderManifest.Read(data)
            ?? throw new UsageException($"{data} has no {FolderManifest.FileName}: start this version on it once, then back it up.");
        var part = to + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part, DataFolder.OwnerOnly);
        var files = folder.Modules.ToDictionary(module => module, module => Path.Combine(data, $"{module}.db"));
        var at = clock.GetUtcNow();
        using (var snapshots = Snapshots.Take([.. files.Values], () => CopyManifest(data, part)))
        {
            foreach (var (module, file) in files)
                snapshots.CopyTo(file, Path.Combine(part, $"{module}.db"));
        }
        if (passphrase is not null)
            await SealedKeys.WriteAsync(DataFolder.KeysIn(data), Path.Combine(part, SealedKeys.FileName), passphrase, cancel);
        var manifest = await DescribeAsync(part, folder, at, cancel);
        await manifest.WriteAsync(part, cancel);
        Directory.Move(part, to);
        return manifest;
    }

    /// <summary>Checks that a backup is whole and undamaged: every file by its hash, every database by its own check and by the head of its
    /// audit chain.</summary>
    public static async Task<BackupManifest> CheckAsync(string backup, CancellationToken cancel)
    {
        var manifest = await BackupManifest.ReadAsync(backup, cancel);
        foreach (var (name, hash) in manifest.Files)
        {
            var file = Path.Combine(backup, name);
            if (!File.Exists(file) || await OwnFiles.HashAsync(file, cancel) != hash)
                throw new InvalidDataException($"{file} is missing, was changed, or is damaged. Take another backup.");
        }
        foreach (var (module, head) in manifest.Heads)
        {
            var file = Path.Combine(backup, $"{module}.db");
            if (Text(file, "PRAGMA integrity_check") is not "ok")
                throw new InvalidDataException($"{file} is damaged inside. Take another backup.");
            if (HeadOf(file) != head)
                throw new InvalidDataException($"{file} does not end with the audit row that {BackupManifest.FileName} names. Take another "
                    + "backup.");
        }
        return manifest;
    }

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

    private static async Task<BackupManifest> DescribeAsync(string backup, FolderManifest folder, DateTimeOffset at,
        CancellationToken cancel)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hashes.Add(Path.GetRelativePath(backup, file), await OwnFiles.HashAsync(file, cancel));
        var heads = folder.Modules.ToDictionary(module => module, module => HeadOf(Path.Combine(backup, $"{module}.db")));
        return new BackupManifest(at, folder, heads, hashes);
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
