using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Programme.Benchmarks;

/// <summary>The other side of the comparison: contacts as they would be stored, by one prepared statement each, into a table with the same
/// key and the same durability. Nothing is read, parsed or sent.</summary>
internal static class BareInserts
{
    /// <summary>Into an SQLite file of its own.</summary>
    public static TimeSpan Sqlite(string file, int rows, int together)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "PRAGMA synchronous=FULL");
        Run(connection, "CREATE TABLE c (Mark INTEGER NOT NULL PRIMARY KEY, LaCode TEXT NOT NULL, Month TEXT NOT NULL, Source TEXT NOT "
            + "NULL, Alias INTEGER NOT NULL, Flags INTEGER NOT NULL)");
        return Insert(connection, rows, together);
    }

    /// <summary>Into a table of the same PostgreSQL database.</summary>
    public static TimeSpan Postgres(string database, int rows, int together)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        Run(connection, "CREATE TABLE c (Mark bigint NOT NULL PRIMARY KEY, LaCode text COLLATE \"C\" NOT NULL, Month text COLLATE \"C\" "
            + "NOT NULL, Source text COLLATE \"C\" NOT NULL, Alias integer NOT NULL, Flags integer NOT NULL)");
        return Insert(connection, rows, together);
    }

    private static TimeSpan Insert(DbConnection connection, int rows, int together)
    {
        var time = Stopwatch.StartNew();
        for (var sent = 0; sent < rows; sent += together)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO c VALUES (@p0, @p1, @p2, @p3, @p4, @p5)";
            var parameters = Enumerable.Range(0, 6).Select(at => Parameter(insert, $"@p{at}")).ToList();
            for (var row = sent; row < Math.Min(sent + together, rows); row++)
            {
                // As evenly spread as a mark: the same key, in no order.
                parameters[0].Value = unchecked((row + 1) * -7046029254386353131L);
                parameters[1].Value = "350";
                parameters[2].Value = "2021-10";
                parameters[3].Value = "2A";
                parameters[4].Value = row % 100;
                parameters[5].Value = 8;
                if (row == sent)
                    insert.Prepare();
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return time.Elapsed;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
