using System.Text.Json;
using System.Text.Json.Serialization;
using Programme.Journal;

namespace Programme.Host;

/// <summary>What a backup holds: written last, so that a backup that was broken off has none.</summary>
/// <param name="At">The point in time of all its databases.</param>
/// <param name="Folder">What belonged to the data folder: trial, modules, fingerprints of the keys.</param>
/// <param name="Heads">Heads of the audit chains at that point, by module.</param>
/// <param name="Files">SHA-256 of each file by name.</param>
internal sealed record BackupManifest(DateTimeOffset At, FolderManifest Folder, Dictionary<string, ChainHead> Heads,
    Dictionary<string, string> Files)
{
    public const string FileName = "backup.json";
    private const string HashName = "backup.json.sha256";
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether the databases were on PostgreSQL.</summary>
    [JsonIgnore]
    public bool Postgres => Files.ContainsKey(PostgresDump.FileName);

    /// <summary>Reads it; it has a hash of its own.</summary>
    public static async Task<BackupManifest> ReadAsync(string backup, CancellationToken cancel)
    {
        var (file, hash) = (Path.Combine(backup, FileName), Path.Combine(backup, HashName));
        if (!File.Exists(file) || !File.Exists(hash))
            throw new InvalidDataException($"{backup} is not a whole backup: {FileName} or its hash is missing. Take another backup.");
        if (await OwnFiles.HashAsync(file, cancel) != (await File.ReadAllTextAsync(hash, cancel)).Trim())
            throw new InvalidDataException($"{file} was changed or is damaged. Take another backup.");
        return JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllBytesAsync(file, cancel), Layout)!;
    }

    public async Task WriteAsync(string backup, CancellationToken cancel)
    {
        var file = Path.Combine(backup, FileName);
        await OwnFiles.WriteOwnAsync(file, JsonSerializer.SerializeToUtf8Bytes(this, Layout), cancel);
        await OwnFiles.WriteOwnAsync(Path.Combine(backup, HashName),
            System.Text.Encoding.ASCII.GetBytes(await OwnFiles.HashAsync(file, cancel)), cancel);
    }
}
