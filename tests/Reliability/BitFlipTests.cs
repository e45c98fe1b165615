using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Single bits of rows that rot on the disk. <c>PROGRAMME_FLIPS</c> makes the run longer.</summary>
[Trait("Promise", "D5")]
public sealed class BitFlipTests : IDisposable
{
    private const int Seed = 5;
    private const int Leaf = 13;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-flips-").FullName;

    [Fact]
    public async Task A_bit_that_flips_in_a_row_is_found_or_changes_no_value()
    {
        var flips = int.Parse(Environment.GetEnvironmentVariable("PROGRAMME_FLIPS") ?? "50", CultureInfo.InvariantCulture);
        var (random, missed) = (new Random(Seed), new List<string>());
        await MakeFolderAsync();
        var places = Directory.GetFiles(folder, "*.db").SelectMany(file => UsedBytes(file).Select(used => (file, used.At, used.Table)))
            .ToList();

        Assert.Null(await FoundAsync());
        for (var flip = 0; flip < flips; flip++)
        {
            var (file, at, table) = places[random.Next(places.Count)];
            var bit = (byte)(1 << random.Next(8));
            var (before, rows) = (File.ReadAllBytes(file), Rows(file, table));
            var after = before.ToArray();
            after[at] ^= bit;
            File.WriteAllBytes(file, after);
            if (await FoundAsync() is null && !Rows(file, table).SequenceEqual(rows))
                missed.Add($"{Path.GetFileName(file)}, table {table}, byte {at}, bit {bit}");
            File.WriteAllBytes(file, before);
        }

        Assert.Empty(missed);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A data folder with a list, arms, sessions, answers and costs, of a host that has stopped.</summary>
    private async Task MakeFolderAsync()
    {
        var made = new MadeProgramme(Seed, 5, 4);
        await using var twin = await ArmTwin.SealedAsync(made, made.Draw(Seed));
        await twin.ReleaseAsync();
        foreach (var file in Directory.GetFiles(twin.Programme.Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".sock" or ".lock" or ".db-wal" or ".db-shm")))
        {
            if (file.EndsWith(".db", StringComparison.Ordinal))
                await CheckpointAsync(file);
            var copy = Path.Combine(folder, Path.GetRelativePath(twin.Programme.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task CheckpointAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    /// <summary>What a start or <c>verify</c> finds; null = nothing.</summary>
    private async Task<string?> FoundAsync()
    {
        try
        {
            await using var app = ProgrammeHost.Build([$"--Data={folder}", "--Listen:Grpc=none", "--Listen:Http=none",
                "--Listen:Metrics=none"]);
            var verification = app.Services.GetRequiredService<Verification>();
            foreach (var store in app.Services.GetServices<Store>())
            {
                if (await verification.VerifyAsync(store, CancellationToken.None) is { Sound: false } state)
                    return $"{store.Module}: {state}";
            }
            return null;
        }
        catch (SqliteException fault)
        {
            return fault.Message;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Bytes of rows of tables that are verified: in the cells of leaves (sqlite.org/fileformat.html), apart from zeros, which are
    /// mostly room that rows left behind.</summary>
    private static List<(int At, string Table)> UsedBytes(string file)
    {
        var (bytes, used) = (File.ReadAllBytes(file), new List<(int, string)>());
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage, name FROM sqlite_master "
            + "WHERE type = 'table' AND name NOT IN ('requests', '__EFMigrationsHistory', '__EFMigrationsLock')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (size, table) = (Number(bytes, 16), reader.GetString(1));
            foreach (var leaf in Leaves(bytes, reader.GetInt32(0)))
            {
                used.AddRange(Enumerable.Range(leaf + Number(bytes, leaf + 5), size - Number(bytes, leaf + 5)).Where(at => bytes[at] != 0)
                    .Select(at => (at, table)));
            }
        }
        return used;
    }

    /// <summary>The values of a table, as they are read: a row keeps them when the number that SQLite gives it changes, a text becomes
    /// bytes, or a 0 an empty value.</summary>
    private static List<string> Rows(string file, string table)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(at => reader.IsDBNull(at) ? "null" : reader.GetString(at) is { Length: > 0 } text ? text : "0")));
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Where the leaves of a table begin.</summary>
    private static IEnumerable<int> Leaves(byte[] bytes, int page)
    {
        var start = (page - 1) * Number(bytes, 16);
        if (bytes[start] == Leaf)
            return [start];
        var children = Enumerable.Range(0, Number(bytes, start + 3)).Select(cell => start + Number(bytes, start + 12 + (2 * cell)));
        return children.Append(start + 8).SelectMany(child => Leaves(bytes, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(child))));
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
}
