using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Programme.Journal;

/// <summary>Rows into a table in the way in which each database takes them fastest, inside the transaction of a change. Columns and
/// conversions are those of the model. See decision 0010.</summary>
internal static class BulkInsert
{
    public static Task Async<TRow>(JournalDb db, IEntityType entity, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class =>
        db.Database.IsSqlite() ? InsertAsync(db, new Target(entity), rows, cancel) : CopyAsync(db, new Target(entity), rows, cancel);

    /// <summary>SQLite takes a prepared statement per row five times as fast as tracked entities.</summary>
    private static async Task InsertAsync<TRow>(JournalDb db, Target target, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var parameters = target.Columns.Select((_, at) => Parameter(command, $"@p{at}")).ToList();
#pragma warning disable CA2100 // names of the model
        command.CommandText = $"INSERT INTO {target.Name} ({target.ColumnNames}) VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var at = 0; at < parameters.Count; at++)
                parameters[at].Value = target.Columns[at].ValueOf(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task CopyAsync<TRow>(JournalDb db, Target target, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {target.Name} ({target.ColumnNames}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in target.Columns)
            {
                if (column.ValueOf(row) is { } value)
                    await copy.WriteAsync(value, column.Type, cancel);
                else
                    await copy.WriteNullAsync(cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>A table and the columns that a row gives a value.</summary>
    private sealed class Target(IEntityType entity)
    {
        private readonly StoreObjectIdentifier table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());

        public IReadOnlyList<Column> Columns { get; } = [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).Select(property => new Column(property))];

        public string Name => table.Schema is { } schema ? $"\"{schema}\".\"{table.Name}\"" : $"\"{table.Name}\"";

        public string ColumnNames => string.Join(", ", Columns.Select(column => $"\"{column.NameIn(table)}\""));
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        /// <summary>What the database calls its type.</summary>
        public string Type { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

        public string? NameIn(StoreObjectIdentifier table) => property.GetColumnName(table);

        public object? ValueOf(object row)
        {
            var value = getter.GetClrValue(row);
            return value is null || convert is null ? value : convert(value);
        }
    }
}
