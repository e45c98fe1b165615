using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>What a start of the host does for later verifications.</summary>
public sealed partial class Verification
{
    /// <summary>The last audit row of a module that its manifest knows; null = it knows none.</summary>
    public ChainHead? KnownHead(string module) =>
        manifest.Read(module) is { Sequence: > 0 } known ? new ChainHead(known.Sequence, known.Head) : null;

    /// <summary>A migration makes other rows of the rows that there were: afterwards they are recorded anew, with what a verification
    /// before it found, so that a migration hides nothing.</summary>
    /// <param name="db">In the transaction that migrated.</param>
    /// <param name="migrations">What it applied.</param>
    /// <param name="before">What the verification found.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task<AuditRow> RecordMigrationAsync(JournalDb db, IReadOnlyList<string> migrations, ChainState before,
        CancellationToken cancel)
    {
        var details = JsonSerializer.Serialize(new
        {
            migrations,
            sound_before = before.Sound,
            problems_before = before.Problems.Select(problem => $"{problem.Table} {problem.Key}: {problem.Problem}").Take(20)
                .Prepend(before.Problem).Where(text => text.Length > 0),
        });
        using var digest = trail.NewDigest();
        db.Digests = new ChangedDigests(digest);
        foreach (var table in await StoredTable.AllAsync(db, cancel))
            await db.Digests.TakeWholeAsync(db, table.Name, cancel);
        var row = trail.Append(db, new Change(Caller.System, $"migration/{migrations[^1]}", "", [], cancel) { Details = details },
            await AuditTrail.LastAsync(db, cancel));
#pragma warning disable RS0030 // at start nothing else writes
        await db.SaveChangesAsync(cancel);
#pragma warning restore RS0030
        db.Digests = null;
        return row;
    }
}
