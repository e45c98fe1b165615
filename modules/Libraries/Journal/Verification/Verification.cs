using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>Verifies a module's database: its chain from the first row, against the manifest, and every row of every table against
/// what the changes in the chain wrote.</summary>
public sealed partial class Verification(AuditTrail trail, Manifest manifest, IEnumerable<ModuleCheck> checks, AnchorKey anchorKey)
{
    internal Manifest Manifest => manifest;

    /// <summary>Verifies a module, and what it can say of its rows itself. A row is named once.</summary>
    public async Task<ChainState> VerifyWithChecksAsync(Store store, CancellationToken cancel)
    {
        var state = await VerifyAsync(store, cancel);
        List<RowProblem> problems = [.. state.Problems];
        foreach (var check in checks.Where(check => check.Module == store.Module))
            problems.AddRange(await ProblemsAsync(check, state, cancel));
        return state with { Problems = [.. problems.DistinctBy(problem => (problem.Table, problem.Key))] };
    }

    /// <summary>Verifies a module, in one snapshot of its database; writers go on meanwhile.</summary>
    public async Task<ChainState> VerifyAsync(Store store, CancellationToken cancel)
    {
        ManifestEntry? known;
        try
        {
            // Before the snapshot: the manifest may lag behind the database, never the other way round.
            known = manifest.Read(store.Module);
        }
        catch (InvalidDataException fault)
        {
            return new ChainState(0, "", 1, fault.Message);
        }
        try
        {
            await using var db = store.OpenJournal();
            return await InSnapshotAsync(db, () => VerifyAsync(db, store.Module, known, cancel), cancel);
        }
        catch (DbException fault)
        {
            return new ChainState(0, "", 1, $"the database cannot be read: {fault.Message}");
        }
    }

    /// <summary>What a check finds. Rows that cannot be read are named already, unless nothing else was found.</summary>
    private static async Task<IReadOnlyList<RowProblem>> ProblemsAsync(ModuleCheck check, ChainState state, CancellationToken cancel)
    {
        try
        {
            return await check.ProblemsAsync(cancel);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or InvalidCastException or FormatException
            or ArgumentException)
        {
            return state.Sound ? [new RowProblem("", "", $"the rows of {check.Module} cannot be read: {fault.Message}")] : [];
        }
    }

    private async Task<ChainState> VerifyAsync(JournalDb db, string module, ManifestEntry? known, CancellationToken cancel)
    {
        var (tables, problems, certified) = await TablesAsync(db, module, cancel);
        var chain = await trail.ChainAsync(db, certified, known, cancel);
        return chain with { Tables = tables, Problems = problems };
    }

    /// <summary>Compares every table; also up to which audit row details were erased with a certificate.</summary>
    private async Task<(List<TableState> Tables, List<RowProblem> Problems, long Certified)> TablesAsync(JournalDb db, string module,
        CancellationToken cancel)
    {
        using var digest = trail.NewDigest();
        var (states, problems, certified) = (new List<TableState>(), new List<RowProblem>(), 0L);
        var stored = await StoredTable.AllAsync(db, cancel);
        foreach (var table in stored)
        {
            var ledger = await LedgerAsync(db, table.Name, cancel);
            if (table.Name == "certificates")
                certified = await CertifiedAsync(db, ledger, module, cancel);
            states.Add(await ledger.CompareAsync(table.RowsAsync(db, digest, cancel)));
            problems.AddRange(ledger.Problems);
        }
        var recorded = await db.RowHashes.Select(row => row.Table).Distinct().ToListAsync(cancel);
        problems.AddRange(recorded.Except(stored.Select(table => table.Name))
            .Select(table => new RowProblem(table, "", "the table is gone")));
        return (states, problems, certified);
    }

    private static async Task<TableLedger> LedgerAsync(JournalDb db, string table, CancellationToken cancel)
    {
        var ledger = new TableLedger(table);
        await foreach (var part in db.RowHashes.AsNoTracking().Where(row => row.Table == table).OrderBy(row => row.Sequence)
            .ThenBy(row => row.Part).AsAsyncEnumerable().WithCancellation(cancel))
            ledger.Take(part);
        return ledger;
    }

    /// <summary>The last change that erased details and certified it; the details of earlier rows may be missing.</summary>
    private static async Task<long> CertifiedAsync(JournalDb db, TableLedger ledger, string module, CancellationToken cancel)
    {
        var kind = $"{module}/{KeptData.AuditDetailsName}";
        var numbers = await db.Certificates.Where(row => row.Kind == kind).Select(row => row.Number).ToListAsync(cancel);
        return numbers.Select(number => ledger.WriterOf(RowDigest.TextOf(number))).DefaultIfEmpty().Max();
    }

    /// <summary>A transaction that takes no lock before it reads; SQLite offers it without await only.</summary>
    private static SqliteTransaction Deferred(SqliteConnection connection) => connection.BeginTransaction(deferred: true);

    /// <summary>Verifies what one transaction sees; without it a writer could come in between two tables.</summary>
    private static async Task<ChainState> InSnapshotAsync(JournalDb db, Func<Task<ChainState>> verify, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = db.Database.GetDbConnection() is SqliteConnection sqlite
            ? Deferred(sqlite)
            : await db.Database.GetDbConnection().BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await db.Database.UseTransactionAsync(transaction, cancel);
        try
        {
            return await verify();
        }
        finally
        {
            // The context may go on to another reader.
            await db.Database.UseTransactionAsync(null, CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
