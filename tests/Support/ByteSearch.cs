using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;

namespace Programme.Tests.Support;

/// <summary>Looks for bytes wherever a programme keeps anything.</summary>
internal static class ByteSearch
{
    /// <summary>A backup of each database beside it, after what was written is in the main file.</summary>
    public static async Task BackUpAsync(this RunningProgramme programme)
    {
        foreach (var store in programme.Services.GetServices<Store>().Where(store => !store.Settings.Postgres))
        {
            await programme.SqlAsync(store.Module, "PRAGMA wal_checkpoint(TRUNCATE)");
            await programme.SqlAsync(store.Module, $"VACUUM INTO '{store.Settings.FileOf(store.Module)}.backup.db'");
        }
    }

    /// <summary>Where any of these bytes are: files of the databases, rows of PostgreSQL, log lines, figures.</summary>
    public static async Task<List<string>> HitsAsync(this RunningProgramme programme, IReadOnlyList<byte[]> needles)
    {
        var places = new List<(string Place,
            byte[] Bytes)> { ("figures", Encoding.UTF8.GetBytes(string.Join('\n', await programme.ScrapeAsync()))) };
        places.AddRange(programme.Log.Select(line => ($"log: {line}", Encoding.UTF8.GetBytes(line))));
        foreach (var file in Directory.EnumerateFiles(programme.Folder, "*.db*"))
            places.Add((Path.GetFileName(file), await ReadAsync(file)));
        foreach (var store in programme.Services.GetServices<Store>().Where(store => store.Settings.Postgres))
            places.Add((store.Module, Encoding.UTF8.GetBytes(await DumpAsync(store))));
        return [.. places.SelectMany(place => needles.Where(needle => place.Bytes.AsSpan().IndexOf(needle) >= 0)
            .Select(needle => $"{place.Place}: {Encoding.UTF8.GetString(needle)}"))];
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Every row of every table of a schema as text; bytes as hexadecimal.</summary>
    private static async Task<string> DumpAsync(Store store)
    {
        await using var db = store.OpenJournal();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var dump = new StringBuilder();
        foreach (var table in await TextsAsync(connection,
            $"SELECT table_name::text FROM information_schema.tables WHERE table_schema = '{store.Module}'"))
            dump.AppendJoin('\n', await TextsAsync(connection, $"SELECT t::text FROM \"{store.Module}\".\"{table}\" AS t")).AppendLine();
        await db.Database.CloseConnectionAsync();
        return dump.ToString();
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }

    /// <summary>A text as UTF-8, UTF-16, hexadecimal, and base64 at each of the three places where it can begin in a group.</summary>
    public static IEnumerable<byte[]> Forms(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(text);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        for (var before = 0; before < 3; before++)
        {
            // Characters that also hold bits of what is before or after are left out.
            var coded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            yield return Encoding.ASCII.GetBytes(coded[(before == 0 ? 0 : before + 1)..((before + bytes.Length) / 3 * 4)]);
        }
    }
}
