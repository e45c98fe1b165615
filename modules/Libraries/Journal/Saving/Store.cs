using System.Collections.Concurrent;
using System.Data.Common;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>The database of one module, as the host sees it: for the journal's own work, with everything in scope.</summary>
/// <param name="Module">The module's name in lower case: enrolment, delivery, outcomes, costs, access.</param>
/// <param name="Settings">Where it is.</param>
/// <param name="Context">Type of its context, to which its migrations belong.</param>
/// <param name="OpenJournal">Opens its tables.</param>
public sealed record Store(string Module, StoreSettings Settings, Type Context, Func<JournalDb> OpenJournal)
{
    /// <summary>Proto package of the module's services.</summary>
    public string Package { get; } = $"programme.{Module}.v1";

    /// <summary>What it is called in messages: the file, or the schema.</summary>
    public string Name => Settings.NameOf(Module);

    /// <summary>Whether the database answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = Settings.NewConnection(Module);
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancel);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Numbers in a table, asked without Entity Framework: what a start wants to know is not worth a model, which takes longer to
    /// build than the rest of a start.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="column">A column of whole numbers.</param>
    /// <param name="where">A column of texts.</param>
    /// <param name="is">The text that it must have.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<int>> NumbersAsync(string table, string column, string where, string @is, CancellationToken cancel)
    {
        await using var connection = Settings.NewConnection(Module);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns, our own
        command.CommandText = $"SELECT \"{column}\" FROM {Table(table)} WHERE \"{where}\" = @is ORDER BY 1";
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@is", @is);
        command.Parameters.Add(parameter);
        var numbers = new List<int>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            numbers.Add(rows.GetInt32(0));
        return numbers;
    }

    internal string Table(string name) => Settings.Postgres ? $"\"{Module}\".\"{name}\"" : $"\"{name}\"";
}

/// <summary>The database of one module: opens contexts that see what a caller may see. Contexts for reading are kept for the
/// next reader, in SQLite with their connection: opening both costs more than a small query.</summary>
/// <typeparam name="TDb">The module's tables.</typeparam>
public sealed class Store<TDb>(string module, StoreSettings settings, Type context, Func<DbContextOptions, Scope, TDb> make) : IDisposable
    where TDb : JournalDb
{
    private const int MostKept = 32;
    private readonly DbContextOptions<TDb> reading = Options(module, settings, null);
    private readonly ConcurrentBag<TDb> kept = [];
    private volatile bool stopped;

    internal string Name => settings.NameOf(module);

    /// <summary>The same database for the journal's own work.</summary>
    public Store Journal => new(module, settings, context, () => Read(Scope.All));

    /// <summary>Rows in a scope, not tracked.</summary>
    public TDb Read(Scope scope)
    {
        if (!kept.TryTake(out var db))
        {
            db = make(reading, scope);
            if (!settings.Postgres)
                db.Database.OpenConnection();
        }
        db.Lend(scope, Keep);
        return db;
    }

    /// <summary>Rows that the caller of this call may see, not tracked.</summary>
    public TDb Read(ServerCallContext call) => Read(Caller.Of(call).Scope);

    /// <summary>Closes what was kept.</summary>
    public void Dispose()
    {
        stopped = true;
        while (kept.TryTake(out var db))
            db.Dispose();
    }

    private bool Keep(JournalDb db)
    {
        if (stopped || kept.Count >= MostKept)
            return false;
        kept.Add((TDb)db);
        return true;
    }

    /// <summary>A connection to write with. SQLite overwrites what is deleted, so that an erased text is not left in free pages.</summary>
    internal async Task<DbConnection> OpenWriterAsync()
    {
        var connection = settings.NewWriter(module);
        try
        {
            await connection.OpenAsync();
            if (settings.Postgres)
                return connection;
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON";
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal bool Postgres => settings.Postgres;

    internal string Module => module;

    /// <summary>For the changes of a transaction, one after the other; each begins with its caller's scope
    /// (<see cref="JournalDb.Begin"/>).</summary>
    internal TDb Write(DbTransaction transaction)
    {
        var db = make(Options(module, settings, transaction.Connection), new Scope(false, []));
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    private static DbContextOptions<TDb> Options(string module, StoreSettings settings, DbConnection? connection)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        settings.Use(options, module, connection);
        if (connection is null)
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return options.Options;
    }
}
