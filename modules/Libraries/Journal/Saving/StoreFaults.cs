using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Programme.Journal;

/// <summary>Maps error codes of both databases to refusals for the caller.</summary>
internal static class StoreFaults
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteFull = 13;

    public static Exception Explain(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => Faults.Stale("record"),
        DbUpdateException { InnerException: SqliteException sqlite } => Sqlite(sqlite, fault),
        SqliteException sqlite => Sqlite(sqlite, fault),
        DbUpdateException { InnerException: PostgresException postgres } => Postgres(postgres, fault),
        PostgresException postgres => Postgres(postgres, fault),
        _ => fault,
    };

    private static Exception Postgres(PostgresException postgres, Exception fault) => postgres.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Taken(),
        PostgresErrorCodes.DiskFull => Faults.StoreFull(),
        _ => fault,
    };

    private static Exception Sqlite(SqliteException sqlite, Exception fault) => sqlite switch
    {
        { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => Taken(),
        { SqliteErrorCode: SqliteFull } => Faults.StoreFull(),
        _ => fault,
    };

    private static Grpc.Core.RpcException Taken() => Faults.AlreadyExists("It is recorded already.");
}
