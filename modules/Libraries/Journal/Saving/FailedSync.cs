using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Programme.Journal;

/// <summary>When a disk fails to sync a file of a database, nobody knows what of it is stored, and a second sync may succeed without
/// having stored it. From then on nothing is written, and the host stops; the next start reads what is really there. D4.</summary>
public sealed class FailedSync(IHostApplicationLifetime host, ILogger<FailedSync> log)
{
    // SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC (sqlite.org/rescode.html).
    private const int FileSync = 1034;
    private const int FolderSync = 1290;

    /// <summary>Whether it happened since the host started.</summary>
    public bool Happened { get; private set; }

    /// <summary>Refuses to write after it happened.</summary>
    /// <param name="store">The database that would be written to.</param>
    internal void Refuse(string store)
    {
        if (Happened)
            throw Faults.StoreUnavailable(store, "is not written to any more: the disk failed to sync a file");
    }

    /// <summary>Looks at what a writer caught.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="store">The database, for example <c>outcomes.db</c>.</param>
    internal void Note(Exception fault, string store)
    {
        if (Happened || !StoreFaults.Chain(fault).Any(inner =>
            inner is SqliteException { SqliteExtendedErrorCode: FileSync or FolderSync }))
            return;
        Happened = true;
        log.LogCritical("The disk failed to sync {Store}. Nothing more is written, and the host stops. Check the disk before the next "
            + "start", store);
        host.StopApplication();
    }
}
