using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Programme.Journal;

/// <summary>What a database's fault means for the caller: the one place for both providers' codes.</summary>
public static class StoreFaults
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>The fault in the words of the contracts; as it is when it is not one of a database.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="store">The database, for example <c>outcomes.db</c>.</param>
    public static Exception Explain(Exception fault, string store) => fault is DbUpdateConcurrencyException
        ? Faults.Stale("record")
        : Chain(fault).Select(inner => Meaning(inner, store)).FirstOrDefault(meaning => meaning is not null) ?? fault;

    /// <summary>A fault and those inside it.</summary>
    internal static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            yield return inner;
    }

    private static Grpc.Core.RpcException? Meaning(Exception fault, string store) => fault switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => Taken(),
        SqliteException sqlite => Sqlite(sqlite.SqliteErrorCode, store),
        PostgresException postgres => Postgres(postgres.SqlState, store),
        NpgsqlException => Faults.StoreUnavailable(store, "does not answer"),
        _ => null,
    };

    /// <summary>By the result codes of SQLite (sqlite.org/rescode.html).</summary>
    private static Grpc.Core.RpcException? Sqlite(int code, string store) => code switch
    {
        5 or 6 => Faults.StoreUnavailable(store, "is busy"),
        8 => Faults.StoreUnusable(store, "cannot be written to: the file or its disk is read-only"),
        10 => Faults.StoreUnavailable(store, "cannot be read or written: its disk reports an error"),
        11 or 26 => Faults.StoreUnusable(store, "is damaged. Restore a backup"),
        13 => Faults.StoreFull(),
        14 => Faults.StoreUnavailable(store, "cannot be opened"),
        _ => null,
    };

    private static Grpc.Core.RpcException? Postgres(string state, string store) => state switch
    {
        PostgresErrorCodes.UniqueViolation => Taken(),
        PostgresErrorCodes.DiskFull => Faults.StoreFull(),
        PostgresErrorCodes.ReadOnlySqlTransaction => Faults.StoreUnusable(store, "cannot be written to: the server is read-only"),
        PostgresErrorCodes.DataCorrupted
            or PostgresErrorCodes.IndexCorrupted => Faults.StoreUnusable(store, "is damaged. Restore a backup"),
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) || state == PostgresErrorCodes.QueryCanceled =>
            Faults.StoreUnavailable(store, "does not answer"),
        _ => null,
    };

    private static Grpc.Core.RpcException Taken() => Faults.AlreadyExists("It is recorded already.");
}
