using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Programme.Journal;

/// <summary>What each module's database held when this host last wrote it: one short file per module in <c>manifest/</c>, in the data
/// folder but outside the databases, authenticated with the audit key. A database that is gone or shorter than this is
/// noticed. It is written after COMMIT, so that it may lag behind and never runs ahead.</summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="trialId">The trial.</param>
/// <param name="key">Authenticates the entries.</param>
public sealed class Manifest(string dataFolder, string trialId, AuditKey key) : IDisposable
{
    private const int Length = 500;
    private readonly byte[] secret = HMACSHA256.HashData(key.Secret, "manifest"u8);
    private readonly ConcurrentDictionary<string, SafeFileHandle> files = new();
    private readonly ConcurrentDictionary<string, ManifestEntry> entries = new();

    /// <summary>The entry of a module; null = there is none. One that somebody changed is refused.</summary>
    /// <exception cref="InvalidDataException">It was changed.</exception>
    public ManifestEntry? Read(string module)
    {
        var file = FileOf(module);
        if (!File.Exists(file))
            return null;
        using var stream = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var fields = stream.ReadToEnd().TrimEnd().Split(' ');
        if (fields is [var ofTrial, var ofModule, var schema, var since, var sequence, var head, var mac] && ofTrial == Trial
            && ofModule == module
            && mac == Mac(string.Join(' ', fields[..6])) && long.TryParse(sequence, CultureInfo.InvariantCulture, out var rows)
            && long.TryParse(since, CultureInfo.InvariantCulture, out var first))
            return new ManifestEntry(schema, first, rows, head);
        throw new InvalidDataException($"{file} is not as this host wrote it, or of another trial. Restore it from a backup, and compare "
            + "the audit with an anchor.");
    }

    /// <summary>Refuses to make a database anew that held something.</summary>
    internal void RefuseToMakeAnew(Store store)
    {
        if (Read(store.Module) is { Sequence: > 0 } entry)
        {
            var place = store.Settings.Postgres ? $"The schema {store.Module}" : store.Settings.FileOf(store.Module);
            throw new StartException($"{place} is missing: it held {entry.Sequence} audit rows of {Trial}. Restore it from a backup; an "
                + "empty one is not made in its place.");
        }
    }

    /// <summary>Adds a module's database to the manifest at start.</summary>
    internal void Open(string module, string schema, long sequence, byte[] head)
    {
        var known = Read(module);
        entries[module] = known is null ? new ManifestEntry(schema, sequence, sequence, Hex(head)) : known with { Schema = schema };
        if (known is null || known.Schema != schema)
            Write(module, entries[module]);
    }

    /// <summary>Notes the head of a module's chain.</summary>
    internal void Note(string module, long sequence, byte[] head)
    {
        var entry = entries.GetValueOrDefault(module, new ManifestEntry("-", 0, 0, "-")) with { Sequence = sequence, Head = Hex(head) };
        entries[module] = entry;
        Write(module, entry);
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
    }

    private string Trial => trialId.Replace(' ', '_');

    private string FileOf(string module) => Path.Combine(dataFolder, "manifest", module);

    /// <summary>One write of one block: a process that dies in between leaves the old entry or the new one.</summary>
    private void Write(string module, ManifestEntry entry)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Trial} {module} {entry.Schema} {entry.Since} {entry.Sequence} {entry.Head}");
        var line = $"{text} {Mac(text)}".PadRight(Length) + "\n";
        RandomAccess.Write(files.GetOrAdd(module, Opened), Encoding.UTF8.GetBytes(line), 0);
    }

    private SafeFileHandle Opened(string module)
    {
        Directory.CreateDirectory(Path.Combine(dataFolder, "manifest"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return File.OpenHandle(FileOf(module), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
    }

    private string Mac(string text) => Hex(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));

    private static string Hex(byte[] bytes) => bytes.Length == 0 ? "-" : Convert.ToHexStringLower(bytes);
}

/// <summary>The manifest's entry for a module.</summary>
/// <param name="Schema">The last migration.</param>
/// <param name="Since">Audit rows that were there already when the entry was made: 0, unless somebody removed an entry.</param>
/// <param name="Sequence">The last audit row.</param>
/// <param name="Head">Its hash, lower-case hexadecimal.</param>
public sealed record ManifestEntry(string Schema, long Since, long Sequence, string Head);
