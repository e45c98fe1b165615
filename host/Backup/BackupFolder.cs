using System.Globalization;

namespace Programme.Host;

/// <summary>Where scheduled backups are kept: one folder each, named after its time, and a note of the last one that was proved.</summary>
internal sealed record BackupFolder(string FullPath)
{
    private const string Form = "'backup-'yyyyMMdd'T'HHmmss'Z'";
    private const string ProofName = "last-proof.txt";

    /// <summary>Whole backups with their times, the newest first. Other folders are nobody's business here.</summary>
    public List<(DateTimeOffset At, string Path)> All() => !Directory.Exists(FullPath) ? [] :
        [.. Directory.EnumerateDirectories(FullPath)
            .Where(path => File.Exists(Path.Combine(path, BackupManifest.FileName)))
            .Select(path => (At: TimeOf(Path.GetFileName(path)), path)).Where(backup => backup.At is not null)
            .Select(backup => (backup.At!.Value, backup.path)).OrderByDescending(backup => backup.Value)];

    /// <summary>The folder of a backup made now.</summary>
    public string PathOf(DateTimeOffset at) => Path.Combine(FullPath, at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));

    /// <summary>When a backup was last restored and verified; null = never.</summary>
    public DateTimeOffset? ProvedAt()
    {
        var file = Path.Combine(FullPath, ProofName);
        return File.Exists(file) && DateTimeOffset.TryParseExact(File.ReadAllText(file).Trim(), "O", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var at) ? at : null;
    }

    /// <summary>Notes that a backup was restored and verified.</summary>
    public void Proved(DateTimeOffset at) =>
        File.WriteAllText(Path.Combine(FullPath, ProofName), at.ToString("O", CultureInfo.InvariantCulture) + "\n");

    /// <summary>Removes all but the newest backups.</summary>
    public void Keep(int number)
    {
        foreach (var (_, path) in All().Skip(number))
            Directory.Delete(path, recursive: true);
    }

    private static DateTimeOffset? TimeOf(string name) => DateTime.TryParseExact(name, Form, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? new DateTimeOffset(at) : null;
}
