using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>The hash chain that <see cref="Commit{TDb}"/> writes, and the answers to repeated requests. See decision 0003.</summary>
public sealed class AuditTrail(AuditKey key, TimeProvider clock)
{
    /// <summary>For one writer or one verification.</summary>
    internal RowDigest NewDigest() => new(key);

    /// <summary>Recomputes a chain from its first row.</summary>
    /// <param name="db">The module's database.</param>
    /// <param name="certified">The details of rows before this one were erased with a certificate.</param>
    /// <param name="known">The last row that the manifest knows.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task<ChainState> ChainAsync(JournalDb db, long certified, ManifestEntry? known, CancellationToken cancel)
    {
        var walk = new ChainWalk(this, await ChainWalk.RecordedAsync(db, cancel), certified, known);
        try
        {
            await foreach (var row in db.Audit.AsNoTracking().OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (!walk.Take(row))
                    break;
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidCastException or FormatException)
        {
            walk.Unreadable();
        }
        return walk.End();
    }

    /// <summary>The answer that this request got before; null = it is new. Another request under the same id is refused.</summary>
    public static async Task<IMessage?> FirstAnswerAsync(JournalDb db, Change change)
    {
        if (change.RequestId.Length == 0)
            return null;
        var first = await db.Requests.AsNoTracking().SingleOrDefaultAsync(
            row => row.Subject == change.Caller.Subject && row.RequestId == change.RequestId, change.Cancellation);
        if (first is null)
            return null;
        if (first.Method != change.Method || !first.BodyHash.AsSpan().SequenceEqual(change.BodyHash))
            throw Faults.RequestIdReused(change.RequestId);
        return Contracts.ResponseOf(change.Method).Parser.ParseFrom(first.Response);
    }

    /// <summary>Inside a change: erases the details of the rows before it. The chain runs over their commitments and stays sound.</summary>
    internal static Task EraseDetailsAsync(JournalDb db, CertificateRow certificate, CancellationToken cancel) =>
        db.Audit.Where(row => row.Details != null)
        .ExecuteUpdateAsync(row => row.SetProperty(audit => audit.Details, (string?)null).SetProperty(audit => audit.Salt, (byte[]?)null),
            cancel);

    /// <summary>The last row of the chain; null = it has none.</summary>
    internal static Task<AuditRow?> LastAsync(JournalDb db, CancellationToken cancel) =>
        db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancel);

    /// <summary>Adds the audit row of a change after the chain's last one, and the digests of the rows that it is about to save or has
    /// saved.</summary>
    internal AuditRow Append(JournalDb db, Change change, AuditRow? last)
    {
        db.Digests!.Note(db.ChangeTracker);
        var details = ChangedRows.With(change.Details ?? ChangedRows.Describe(db.ChangeTracker), db.Replaced);
        var salt = RandomNumberGenerator.GetBytes(32);
        var row = new AuditRow
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = Now(),
            Subject = change.Caller.Subject,
            Role = change.Caller.Role,
            Method = change.Method,
            RequestId = change.RequestId,
            Details = details,
            Salt = salt,
            Commitment = Commit(salt, details),
        };
        var parts = db.Digests.Rows(row.Sequence);
        row.RowsHash = RowHashRow.HashOf(parts);
        row.Hash = Hash(row, last?.Hash ?? []);
        db.AddRange(parts);
        db.Audit.Add(row);
        return row;
    }

    internal void Remember(JournalDb db, Change change, IMessage response)
    {
        if (change.RequestId.Length == 0)
            return;
        db.Requests.Add(new RequestRow
        {
            Subject = change.Caller.Subject,
            RequestId = change.RequestId,
            Method = change.Method,
            BodyHash = change.BodyHash,
            Response = response.ToByteArray(),
            At = Now(),
        });
    }

    /// <summary>As it is stored: whole milliseconds.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    internal static byte[] Commit(byte[] salt, string details) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(details)]);

    internal byte[] Hash(AuditRow row, byte[] before)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Secret);
        void Add(ReadOnlySpan<byte> part)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
        Add(before);
        Add(BitConverter.GetBytes(row.Sequence));
        Add(BitConverter.GetBytes(row.At.ToUnixTimeMilliseconds()));
        foreach (var text in new[] { row.Subject, row.Role.ToString(), row.Method, row.RequestId })
            Add(Encoding.UTF8.GetBytes(text));
        Add(row.Commitment);
        if (row.RowsHash.Length > 0)
            Add(row.RowsHash);
        return hash.GetHashAndReset();
    }
}
