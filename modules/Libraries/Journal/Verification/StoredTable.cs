using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Programme.Journal;

/// <summary>A table as the database describes it, whatever the model says: so that tables are found that no model knows, and rows can
/// be verified before a migration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FullName">Quoted, with its schema.</param>
/// <param name="Key">Columns of its primary key, in order.</param>
internal sealed record StoredTable(string Name, string FullName, IReadOnlyList<string> Key)
{
    /// <summary>Stands between the columns of a key.</summary>
    public const char Between = '\u001F';

    private const string SqliteTables = """
        SELECT t.name, c.name FROM sqlite_master t LEFT JOIN pragma_table_info(t.name) c ON c.pk > 0
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.pk
        """;

    private const string PostgresTables = """
        SELECT t.table_name, k.column_name FROM information_schema.tables t
        LEFT JOIN information_schema.table_constraints c
            ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.constraint_type = 'PRIMARY KEY'
        LEFT JOIN information_schema.key_column_usage k
            ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name AND k.table_name = c.table_name
        WHERE t.table_schema = '{0}' ORDER BY t.table_name, k.ordinal_position
        """;

    /// <summary>All tables of a module that are verified.</summary>
    public static async Task<IReadOnlyList<StoredTable>> AllAsync(JournalDb db, CancellationToken cancel)
    {
        var schema = db.Database.IsNpgsql() ? db.Model.GetDefaultSchema() : null;
        await using var command = Command(db,
            schema is null ? SqliteTables : PostgresTables.Replace("{0}", schema, StringComparison.Ordinal));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var keys = new List<(string Table, string? Column)>();
        while (await reader.ReadAsync(cancel))
            keys.Add((reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetString(1)));
        return [.. keys.GroupBy(key => key.Table).Where(table => !UnverifiedTables.Reasons.ContainsKey(table.Key))
            .Select(table => new StoredTable(table.Key, schema is null ? $"\"{table.Key}\"" : $"\"{schema}\".\"{table.Key}\"",
                [.. table.Select(key => key.Column).OfType<string>()]))];
    }

    public static async Task<StoredTable> FindAsync(JournalDb db, string name, CancellationToken cancel) =>
        (await AllAsync(db, cancel)).Single(table => table.Name == name);

    /// <summary>Key and digest of every row, one by one.</summary>
    public async IAsyncEnumerable<(string Key, UInt128 Digest)> RowsAsync(JournalDb db, RowDigest digest,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command(db, $"SELECT * FROM {FullName}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(at => (At: at, Name: Encoding.UTF8.GetBytes(reader.GetName(at))))
            .OrderBy(column => reader.GetName(column.At), StringComparer.Ordinal).ToList();
        var key = Key.Select(reader.GetOrdinal).ToList();
        while (await reader.ReadAsync(cancel))
        {
            digest.Begin(Name);
            foreach (var (at, name) in columns)
                digest.Add(name, reader.GetValue(at));
            yield return (string.Join(Between, key.Select(at => RowDigest.TextOf(reader.GetValue(at)))), digest.End());
        }
    }

    private static DbCommand Command(JournalDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // names of modules and tables, our own
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
