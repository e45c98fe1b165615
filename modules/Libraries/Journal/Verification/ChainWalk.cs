using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>Follows a chain row by row and remembers the first thing that does not fit.</summary>
internal sealed class ChainWalk(AuditTrail trail, Dictionary<long, List<RowHashRow>> recorded, long certified, ManifestEntry? known)
{
    private byte[] head = [];
    private long rows;
    private long brokenAt;
    private string problem = "";

    /// <summary>What is recorded of changed rows, by change, without the digests.</summary>
    public static async Task<Dictionary<long, List<RowHashRow>>> RecordedAsync(JournalDb db, CancellationToken cancel) =>
        (await db.RowHashes.Select(row =>
            new RowHashRow
            {
                Sequence = row.Sequence,
                Table = row.Table,
                Part = row.Part,
                Whole = row.Whole,
                Rows = row.Rows,
                Sha256 = row.Sha256
            }).ToListAsync(cancel))
            .GroupBy(row => row.Sequence).ToDictionary(change => change.Key, change => change.ToList());

    /// <summary>Adds the next row to the walk; false when it does not fit the chain.</summary>
    public bool Take(AuditRow row)
    {
        rows++;
        recorded.Remove(row.Sequence, out var parts);
        if (Problem(row, parts ?? []) is not { } found)
        {
            head = row.Hash;
            return true;
        }
        (brokenAt, problem) = (row.Sequence, found);
        return false;
    }

    /// <summary>A value that this program never writes, such as a role that there is not: the row after the last good one.</summary>
    public void Unreadable()
    {
        rows++;
        (brokenAt, problem) = (rows, "it cannot be read: a value was changed");
    }

    /// <summary>What became of it.</summary>
    public ChainState End()
    {
        if (brokenAt == 0 && known is null)
            (brokenAt, problem) = (1, "the manifest has no entry for this module: somebody removed it");
        else if (brokenAt == 0 && rows < known!.Sequence)
            (brokenAt, problem) = (rows + 1,
                $"the chain ends at row {rows}, but the manifest knows row {known.Sequence}: rows were cut off");
        else if (brokenAt == 0 && known!.Since > 0)
            (brokenAt, problem) = (known.Since,
                $"when the host started, {known.Since} rows were there and the manifest had no entry: compare an anchor");
        else if (brokenAt == 0 && recorded.Count > 0)
            (brokenAt, problem) = (recorded.Keys.Min(), "changed rows are recorded for it, but there is no such row");
        return new ChainState(rows, Convert.ToHexStringLower(head), brokenAt, problem);
    }

    private string? Problem(AuditRow row, List<RowHashRow> parts) => row switch
    {
        _ when row.Sequence != rows => $"row {rows} is missing",
        _ when !CryptographicOperations.FixedTimeEquals(row.Hash, trail.Hash(row, head)) =>
            "its hash does not fit the row or the row before",
        { Details: { } details, Salt: { } salt } when !row.Commitment.AsSpan().SequenceEqual(AuditTrail.Commit(salt, details)) =>
            "its details were changed",
        { Details: null, Salt: not null } or { Details: not null, Salt: null } => "its details were half erased",
        { Details: null } when row.Sequence >= certified => "its details were erased without a certificate",
        _ when !row.RowsHash.AsSpan().SequenceEqual(RowHashRow.HashOf(parts)) =>
            "what it recorded of changed rows was altered (row_hashes)",
        _ when row.Sequence == known?.Sequence
            && Convert.ToHexStringLower(row.Hash) != known.Head => "it is not the row that the manifest knows",
        _ => null,
    };
}
