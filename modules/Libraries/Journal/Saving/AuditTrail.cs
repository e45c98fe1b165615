using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>The hash chain that <see cref="Commit{TDb}"/> writes, and the answers to repeated requests. See decision 0003.</summary>
public sealed class AuditTrail(AuditKey key, TimeProvider clock)
{
    /// <summary>Recomputes a chain from its first row.</summary>
    public async Task<ChainState> VerifyAsync(JournalDb db, CancellationToken cancel)
    {
        var head = Array.Empty<byte>();
        var rows = 0L;
        try
        {
            await foreach (var row in db.Audit.AsNoTracking().OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
            {
                rows++;
                if (Problem(row, rows, head) is { } problem)
                    return new ChainState(rows, Convert.ToHexStringLower(head), row.Sequence, problem);
                head = row.Hash;
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidCastException or FormatException)
        {
            // A value that this program never writes, such as a role that there is not: the row after the last good one.
            return new ChainState(rows + 1, Convert.ToHexStringLower(head), rows + 1, "it cannot be read: a value was changed");
        }
        return new ChainState(rows, Convert.ToHexStringLower(head), 0, "");
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
    internal static Task EraseDetailsAsync(JournalDb db, CertificateRow certificate, CancellationToken cancel) => db.Audit.Where(row => row.Details != null)
        .ExecuteUpdateAsync(row => row.SetProperty(audit => audit.Details, (string?)null).SetProperty(audit => audit.Salt, (byte[]?)null), cancel);

    internal async Task AppendAsync(JournalDb db, Change change)
    {
        var last = await db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(change.Cancellation);
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
        row.Hash = Hash(row, last?.Hash ?? []);
        db.Audit.Add(row);
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

    private string? Problem(AuditRow row, long expected, byte[] before) => row switch
    {
        _ when row.Sequence != expected => $"row {expected} is missing",
        _ when !CryptographicOperations.FixedTimeEquals(row.Hash, Hash(row, before)) => "its hash does not fit the row or the row before",
        { Details: { } details, Salt: { } salt } when !row.Commitment.AsSpan().SequenceEqual(Commit(salt, details)) => "its details were changed",
        { Details: null, Salt: not null } or { Details: not null, Salt: null } => "its details were half erased",
        _ => null,
    };

    private static byte[] Commit(byte[] salt, string details) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(details)]);

    private byte[] Hash(AuditRow row, byte[] before)
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
        return hash.GetHashAndReset();
    }
}

/// <summary>What became of verifying a chain.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Head">Hash of the last good row, lower-case hexadecimal.</param>
/// <param name="BrokenAt">First row that does not fit; 0 = none.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record ChainState(long Rows, string Head, long BrokenAt, string Problem);
