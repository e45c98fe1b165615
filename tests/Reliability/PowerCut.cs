using System.Text;
using Microsoft.Data.Sqlite;

namespace Programme.Tests;

/// <summary>What a disk may hold after a power cut: everything written before the last synchronisation of a file, and of what was written
/// after it any sectors.</summary>
/// <param name="before">The folder before anything was recorded.</param>
/// <param name="log">The records of <c>tests/Data/powercut/recorder.c</c>.</param>
internal sealed class PowerCut(string before, byte[] log)
{
    private const int Sector = 512;

    /// <summary>Records, with the length of the log after each.</summary>
    public List<(char Kind, string File, long At, ReadOnlyMemory<byte> Data, long End)> Steps { get; } = [.. Read(log)];

    /// <summary>Writes the databases as they may be after a cut behind a step.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="step">The last step that began.</param>
    /// <param name="kept">Whether a sector that was not synchronised is on the disk.</param>
    public void Write(string folder, int step, Func<bool> kept)
    {
        foreach (var file in Directory.EnumerateFiles(before, "*.db"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        foreach (var steps in Steps.Take(step + 1).GroupBy(each => each.File))
        {
            var all = steps.ToList();
            var synchronised = all.FindLastIndex(each => each.Kind == 's');
            using var file = new FileStream(Path.Combine(folder, steps.Key), FileMode.OpenOrCreate, FileAccess.Write);
            foreach (var (each, number) in all.Select((each, number) => (each, number)))
                Apply(file, each.Kind, each.At, each.Data.Span, number <= synchronised ? static () => true : kept);
        }
    }

    /// <summary>Subjects in the table of keys of a database, or what SQLite says is wrong with it.</summary>
    public static (HashSet<string> Subjects, string? Damage) Open(string database)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            if ((string?)command.ExecuteScalar() is var found && found != "ok")
                return ([], found);
            command.CommandText = "SELECT subject FROM api_keys";
            using var rows = command.ExecuteReader();
            var subjects = new HashSet<string>();
            while (rows.Read())
                subjects.Add(rows.GetString(0));
            return (subjects, null);
        }
        catch (SqliteException damage)
        {
            return ([], damage.Message);
        }
    }

    private static void Apply(FileStream file, char kind, long at, ReadOnlySpan<byte> data, Func<bool> kept)
    {
        if (kind == 't' && kept())
            file.SetLength(at);
        for (var from = 0; kind == 'w' && from < data.Length; from += Sector)
        {
            if (!kept())
                continue;
            file.Position = at + from;
            file.Write(data.Slice(from, Math.Min(Sector, data.Length - from)));
        }
    }

    private static IEnumerable<(char Kind, string File, long At, ReadOnlyMemory<byte> Data, long End)> Read(byte[] log)
    {
        const int Head = 25;
        for (var from = 0; from + Head <= log.Length;)
        {
            var (name, at, length) = ((int)BitConverter.ToInt64(log, from + 1), BitConverter.ToInt64(log, from + 9),
                (int)BitConverter.ToInt64(log, from + 17));
            var end = from + Head + name + length;
            // A kill can end the last record anywhere.
            if (end > log.Length)
                yield break;
            var file = Encoding.UTF8.GetString(log, from + Head, name);
            yield return ((char)log[from], file, at, log.AsMemory(from + Head + name, length), end);
            from = end;
        }
    }
}
