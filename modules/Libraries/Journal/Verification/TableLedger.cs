using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Journal;

/// <summary>What the changes of one table, one after the other, come to: the rows that there must be.</summary>
internal sealed class TableLedger(string table)
{
    private readonly Dictionary<string, (UInt128 Digest, long Sequence)> rows = [];
    private long gap;

    /// <summary>What is wrong with the record itself.</summary>
    public List<RowProblem> Problems { get; } = [];

    /// <summary>The change that wrote a row; 0 = none did.</summary>
    public long WriterOf(string key) => rows.GetValueOrDefault(key).Sequence;

    /// <summary>Adds the next part.</summary>
    public void Take(RowHashRow part)
    {
        if (part.Whole)
        {
            rows.Clear();
            gap = 0;
        }
        if (part.Digests is null)
            gap = part.Sequence;
        else if (SHA256.HashData(part.Digests).AsSpan().SequenceEqual(part.Sha256))
            Read(part.Digests, part.Sequence);
        else
            Problems.Add(new RowProblem("row_hashes", $"{part.Sequence}|{table}|{part.Part}", "the digests do not fit their hash"));
    }

    /// <summary>Compares with the rows that are stored; the table as stored.</summary>
    public async Task<TableState> CompareAsync(IAsyncEnumerable<(string Key, UInt128 Digest)> stored)
    {
        var (count, sum) = (0L, UInt128.Zero);
        await foreach (var (key, digest) in stored)
        {
            (count, sum) = (count + 1, unchecked(sum + digest));
            if (!rows.Remove(key, out var known))
                Add(key, "no change wrote this row");
            else if (known.Digest != digest)
                Add(key, $"the row is not as change {known.Sequence} wrote it");
        }
        foreach (var (key, known) in rows)
            Add(key, $"the row that change {known.Sequence} wrote is gone");
        if (gap > 0)
            Add("", $"what change {gap} wrote was erased from row_hashes, and no later change has all rows");
        return new TableState(table, count, sum.ToString("x32", null));
    }

    private void Add(string key, string problem) => Problems.Add(new RowProblem(table, key.Replace(StoredTable.Between, '|'), problem));

    private void Read(byte[] digests, long sequence)
    {
        using var reader = new BinaryReader(new MemoryStream(digests), Encoding.UTF8);
        while (reader.BaseStream.Position < digests.Length)
        {
            var key = reader.ReadString();
            var digest = BinaryPrimitives.ReadUInt128BigEndian(reader.ReadBytes(16));
            if (digest == 0)
                rows.Remove(key);
            else
                rows[key] = (digest, sequence);
        }
    }
}
