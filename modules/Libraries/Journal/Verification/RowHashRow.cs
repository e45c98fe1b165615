using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>What a change made of the rows of one table: the key and the digest of every row that it added, changed or removed. The
/// change's audit row is chained over the hash of it, so that every row of every table can be verified.</summary>
public sealed class RowHashRow
{
    /// <summary>The change's audit row.</summary>
    public long Sequence { get; set; }
    /// <summary>The table.</summary>
    public required string Table { get; set; }
    /// <summary>0, 1, 2 …: a change of many rows is kept in parts.</summary>
    public int Part { get; set; }
    /// <summary>Whether these are all rows of the table: what was kept of it before no longer counts.</summary>
    public bool Whole { get; set; }
    /// <summary>Number of keys.</summary>
    public int Rows { get; set; }
    /// <summary>For each key its UTF-8 text after its length, then 16 bytes of digest, zeros for a removed row; null = erased, because
    /// a later part is <see cref="Whole"/>.</summary>
    public byte[]? Digests { get; set; }
    /// <summary>SHA-256 of the digests.</summary>
    public required byte[] Sha256 { get; set; }

    /// <summary>What an audit row is chained over: table, part, kind, number and hash of each, in order; empty = no row was
    /// changed.</summary>
    internal static byte[] HashOf(IReadOnlyCollection<RowHashRow> parts)
    {
        if (parts.Count == 0)
            return [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[12];
        foreach (var part in parts.OrderBy(part => part.Table, StringComparer.Ordinal).ThenBy(part => part.Part))
        {
            var table = Encoding.UTF8.GetBytes(part.Table);
            BinaryPrimitives.WriteInt32BigEndian(numbers, table.Length);
            BinaryPrimitives.WriteInt32BigEndian(numbers[4..], part.Whole ? -part.Part - 1 : part.Part);
            BinaryPrimitives.WriteInt32BigEndian(numbers[8..], part.Rows);
            hash.AppendData(numbers);
            hash.AppendData(table);
            hash.AppendData(part.Sha256);
        }
        return hash.GetHashAndReset();
    }
}
