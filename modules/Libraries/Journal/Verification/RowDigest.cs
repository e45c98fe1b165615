using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>A keyed digest of a row: the first 128 bits of HMAC-SHA-256 over the table's name and, in the order of their names, the
/// columns that say something. It is the same on SQLite and PostgreSQL, and for a row in memory and as it is stored. Not for
/// several threads.</summary>
internal sealed class RowDigest(AuditKey key) : IDisposable
{
    private readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, HMACSHA256.HashData(key.Secret, "rows"u8));
    private readonly ArrayBufferWriter<byte> text = new(4096);

    /// <summary>Starts a row.</summary>
    public void Begin(string table)
    {
        text.ResetWrittenCount();
        Add(Encoding.UTF8.GetBytes(table));
    }

    /// <summary>Adds a column; the columns come in the order of their names.</summary>
    public void Add(byte[] column, object? value)
    {
        if (value is null or DBNull)
            return;
        Add(column);
        switch (value)
        {
            case string words:
                var length = Encoding.UTF8.GetByteCount(words);
                BinaryPrimitives.WriteInt32BigEndian(text.GetSpan(4), length);
                text.Advance(4);
                text.Advance(Encoding.UTF8.GetBytes(words, text.GetSpan(length)));
                break;
            case byte[] bytes:
                Add(bytes);
                break;
            default:
                Add(Encoding.UTF8.GetBytes(TextOf(value)));
                break;
        }
    }

    /// <summary>The digest of the row; never 0, which stands for a removed row.</summary>
    public UInt128 End()
    {
        Span<byte> hash = stackalloc byte[32];
        hmac.AppendData(text.WrittenSpan);
        hmac.GetHashAndReset(hash);
        var digest = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return digest == 0 ? 1 : digest;
    }

    /// <summary>A value as text, the same from both databases.</summary>
    public static string TextOf(object? value) => value switch
    {
        null or DBNull => "",
        string text => text,
        bool yes => yes ? "1" : "0",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A column of type {value.GetType().Name} has no digest."),
    };

    public void Dispose() => hmac.Dispose();

    private void Add(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(text.GetSpan(4), part.Length);
        text.Advance(4);
        text.Write(part);
    }
}
