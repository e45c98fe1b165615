using System.Data.Common;

namespace Programme.Journal;

/// <summary>What a writer's transaction needs on PostgreSQL alone.</summary>
internal static class PostgresTransaction
{
    /// <summary>Several hosts may write to one database: one at a time adds to a module's chain.</summary>
    public static async Task LockChainAsync(DbTransaction transaction, string module)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, "SELECT pg_advisory_xact_lock(hashtext(@chain))");
        var chain = command.CreateParameter();
        (chain.ParameterName, chain.Value) = ("chain", "programme." + module);
        command.Parameters.Add(chain);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Commits without a limit of time. A COMMIT that waits for a synchronous standby and is broken off succeeds, as far as
    /// the server says, and is not on the standby; the driver breaks off what takes longer than its command timeout.</summary>
    public static async Task CommitAsync(DbTransaction transaction)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, "COMMIT", 0);
        await command.ExecuteNonQueryAsync();
    }
}
