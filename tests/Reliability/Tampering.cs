using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Somebody with full rights on a module's database, but without the keys: edits, adds, removes and exchanges rows of any
/// table, and can take all of it back.</summary>
internal sealed class Tampering : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly bool postgres;
    private readonly string module;
    private readonly Stack<Func<Task>> undo = new();

    private Tampering(DbConnection connection, bool postgres, string module, IReadOnlyList<IEntityType> tables) =>
        (this.connection, this.postgres, this.module, Tables) = (connection, postgres, module, tables);

    /// <summary>The tables that are verified.</summary>
    public IReadOnlyList<IEntityType> Tables { get; }

    public static async Task<Tampering> WithAsync(Store store)
    {
        var connection = store.Settings.NewConnection(store.Module);
        await connection.OpenAsync();
        await using var db = store.OpenJournal();
        var tables = db.Model.GetEntityTypes().Where(entity => !UnverifiedTables.Reasons.ContainsKey(entity.GetTableName()!)).ToList();
        var tampering = new Tampering(connection, store.Settings.Postgres, store.Module, tables);
        await tampering.RunAsync(store.Settings.Postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
        if (store.Settings.Postgres)
        {
            foreach (var check in await tampering.RowsAsync("SELECT conrelid::regclass::text AS \"table\", conname FROM pg_constraint "
                + $"WHERE contype = 'c' AND connamespace = '{store.Module}'::regnamespace"))
                await tampering.RunAsync($"ALTER TABLE {check["table"]} DROP CONSTRAINT \"{check["conname"]}\"");
        }
        else
        {
            await tampering.RunAsync("PRAGMA ignore_check_constraints = ON");
            foreach (var trigger in (await tampering.RowsAsync("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                .Select(row => (string)row["name"]!))
                await tampering.RunAsync($"DROP TRIGGER \"{trigger}\"");
        }
        return tampering;
    }

    /// <summary>Changes a column of a row; the key of the row, null = the table has no row or no such column.</summary>
    public async Task<string?> EditAsync(IEntityType table)
    {
        var rows = await RowsAsync($"SELECT * FROM {NameOf(table)}");
        if (rows.Count == 0 || table.GetProperties().FirstOrDefault(property => !property.IsPrimaryKey()) is not { } column)
            return null;
        await SetAsync(table, rows[0], column, Other(rows[0][column.GetColumnName()], column));
        return KeyOf(table, rows[0]);
    }

    /// <summary>Removes a row; its key, null = there is none.</summary>
    public async Task<string?> RemoveAsync(IEntityType table)
    {
        var rows = await RowsAsync($"SELECT * FROM {NameOf(table)}");
        if (rows.Count == 0)
            return null;
        await DeleteAsync(table, rows[^1]);
        undo.Push(() => InsertAsync(table, rows[^1]));
        return KeyOf(table, rows[^1]);
    }

    /// <summary>Adds a row that says something in every column; its key.</summary>
    public async Task<string> AddAsync(IEntityType table)
    {
        var empty = (await RowsAsync($"SELECT * FROM {NameOf(table)}")).Count == 0;
        var row = table.GetProperties().ToDictionary(property => property.GetColumnName(), property => (object?)Made(property, empty));
        await InsertAsync(table, row);
        undo.Push(() => DeleteAsync(table, row));
        return KeyOf(table, row);
    }

    /// <summary>Puts everything as it was.</summary>
    public async Task UndoAsync()
    {
        while (undo.TryPop(out var one))
            await one();
    }

    /// <summary>Exchanges what two rows say in the first column in which they differ; their keys, none = there are no two such
    /// rows.</summary>
    public async Task<IReadOnlyList<string?>> ExchangeAsync(IEntityType table)
    {
        var rows = await RowsAsync($"SELECT * FROM {NameOf(table)}");
        var unique = table.GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties).ToHashSet();
        foreach (var column in table.GetProperties().Where(property => !property.IsPrimaryKey() && !unique.Contains(property))
            .Select(property => (Name: property.GetColumnName(), Property: property)))
        {
            if (rows.Find(row => RowDigest.TextOf(row[column.Name]) != RowDigest.TextOf(rows[0][column.Name])) is not { } other)
                continue;
            await SetAsync(table, rows[0], column.Property, other[column.Name]);
            await SetAsync(table, other, column.Property, rows[0][column.Name]);
            return [KeyOf(table, rows[0]), KeyOf(table, other)];
        }
        return [];
    }

    private async Task<int> RunAsync(string sql, params object?[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{at}", values[at] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (connection is SqliteConnection sqlite)
            SqliteConnection.ClearPool(sqlite);
        return connection.DisposeAsync();
    }

    private async Task<List<Dictionary<string, object?>>> RowsAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, at => reader.IsDBNull(at) ? null : reader.GetValue(at)));
        return rows;
    }

    private Task<int> InsertAsync(IEntityType table, Dictionary<string, object?> row) =>
        RunAsync($"INSERT INTO {NameOf(table)} ({string.Join(", ", row.Keys.Select(column => $"\"{column}\""))}) VALUES "
            + $"({string.Join(", ", row.Keys.Select((_, at) => $"@p{at}"))})", [.. row.Values]);

    private Task<int> DeleteAsync(IEntityType table, Dictionary<string, object?> row) =>
        RunAsync($"DELETE FROM {NameOf(table)} WHERE {Where(table)}", [.. KeyColumns(table).Select(column => row[column])]);

    private async Task SetAsync(IEntityType table, Dictionary<string, object?> row, IProperty column, object? value)
    {
        await UpdateAsync(table, row, column, value);
        undo.Push(() => UpdateAsync(table, row, column, row[column.GetColumnName()]));
    }

    private Task<int> UpdateAsync(IEntityType table, Dictionary<string, object?> row, IProperty column, object? value) =>
        RunAsync($"UPDATE {NameOf(table)} SET \"{column.GetColumnName()}\" = @p{KeyColumns(table).Count} WHERE {Where(table)}",
            [.. KeyColumns(table).Select(key => row[key]), value]);

    private string NameOf(IEntityType table) => postgres ? $"{module}.\"{table.GetTableName()}\"" : $"\"{table.GetTableName()}\"";

    private static List<string> KeyColumns(IEntityType table) =>
        [.. table.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())];

    private static string KeyOf(IEntityType table, Dictionary<string, object?> row) =>
        string.Join('|', KeyColumns(table).Select(column => RowDigest.TextOf(row[column])));

    private static string Where(IEntityType table) =>
        string.Join(" AND ", KeyColumns(table).Select((column, at) => $"\"{column}\" = @p{at}"));

    private static object Other(object? value, IProperty column) => value switch
    {
        null => Made(column, false),
        string text => TypeOf(column) == typeof(DateOnly)
            ? DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture).AddDays(1) : text + "x",
        bool yes => !yes,
        int number => number + 1,
        long number => TypeOf(column) == typeof(bool) ? number == 0 : number + 1,
        double number => number + 0.5,
        byte[] bytes => (byte[])[.. bytes, 1],
        DateOnly day => day.AddDays(1),
        DateTime day => DateOnly.FromDateTime(day).AddDays(1),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>A value that nobody wrote. The row numbered 1 of a table that may have no other is the first one.</summary>
    private static object Made(IProperty property, bool first)
    {
        var type = TypeOf(property);
        return type == typeof(string) ? "zzz" : type == typeof(bool) ? true : type == typeof(double) ? 0.25 : type == typeof(DateOnly)
            ? new DateOnly(2031, 1, 1)
            : type == typeof(byte[]) ? new byte[] { 1, 2, 3 } : type == typeof(long) ? first ? 1L : 987_654L : type == typeof(int) ? first
            ? 1 : 987_654 : throw new NotSupportedException(type.Name);
    }

    private static Type TypeOf(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
