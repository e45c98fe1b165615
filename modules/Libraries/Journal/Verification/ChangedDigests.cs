using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Programme.Journal;

/// <summary>Collects, during one change, the keys and digests of the rows that it adds, changes and removes.</summary>
internal sealed class ChangedDigests(RowDigest digest)
{
    private readonly SortedDictionary<string, Parts> tables = new(StringComparer.Ordinal);

    /// <summary>Records the digests of the rows that the change tracker is about to save.</summary>
    public void Note(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var columns = TableColumns.Of(entry.Metadata);
            if (UnverifiedTables.Reasons.ContainsKey(columns.Table))
                continue;
            var values = columns.Read(entry.Entity, new object?[columns.All.Length]);
            Note(columns.Table, columns.KeyOf(values), entry.State == EntityState.Deleted ? 0 : columns.DigestOf(values, digest));
        }
    }

    /// <summary>Records the digest of a row that is inserted without the change tracker.</summary>
    public void Note(TableColumns columns, object?[] values) =>
        Note(columns.Table, columns.KeyOf(values), columns.DigestOf(values, digest));

    /// <summary>Takes all rows of a table as they are stored now: what was kept of it before no longer counts.</summary>
    public async Task TakeWholeAsync(JournalDb db, string table, CancellationToken cancel)
    {
        var parts = tables[table] = new Parts { Whole = true };
        var stored = await StoredTable.FindAsync(db, table, cancel);
        await foreach (var (key, value) in stored.RowsAsync(db, digest, cancel))
            parts.Add(key, value);
        await db.RowHashes.Where(row => row.Table == table && row.Digests != null)
            .ExecuteUpdateAsync(row => row.SetProperty(part => part.Digests, (byte[]?)null), cancel);
    }

    /// <summary>As rows of the change with this audit row.</summary>
    public List<RowHashRow> Rows(long sequence) => [.. tables.SelectMany(table => table.Value.Finished().Select((part, at) => new RowHashRow
    {
        Sequence = sequence,
        Table = table.Key,
        Part = at,
        Whole = table.Value.Whole && at == 0,
        Rows = part.Rows,
        Digests = part.Digests,
        Sha256 = SHA256.HashData(part.Digests),
    }))];

    private void Note(string table, string key, UInt128 value)
    {
        if (!tables.TryGetValue(table, out var parts))
            tables[table] = parts = new Parts();
        parts.Add(key, value);
    }

    /// <summary>The keys and digests of one table, in parts that a database takes as one value.</summary>
#pragma warning disable CA1001 // a stream in memory holds nothing to release
    private sealed class Parts
#pragma warning restore CA1001
    {
        private const int MostBytes = 4_000_000;
        private readonly List<(byte[] Digests, int Rows)> finished = [];
        private readonly MemoryStream stream = new();
        private readonly BinaryWriter writer;
        private int rows;

        public Parts() => writer = new(stream, Encoding.UTF8);

        public bool Whole { get; init; }

        public void Add(string key, UInt128 value)
        {
            writer.Write(key);
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
            writer.Write(bytes);
            rows++;
            if (stream.Length > MostBytes)
                Finish();
        }

        public List<(byte[] Digests, int Rows)> Finished()
        {
            if (rows > 0 || finished.Count == 0)
                Finish();
            return finished;
        }

        private void Finish()
        {
            finished.Add((stream.ToArray(), rows));
            stream.SetLength(0);
            rows = 0;
        }
    }
}
