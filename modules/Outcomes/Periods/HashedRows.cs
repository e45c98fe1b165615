using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Rows of a table under one hash for each part of it, read once: memory grows with the parts, never with the rows.
/// See decision 0035.</summary>
internal static class HashedRows
{
    /// <summary>Of each part how many rows it has and the SHA-256 of their lines, each with a line feed, in the order of the
    /// query.</summary>
    public static async Task<Dictionary<TPart, (long Rows, string Sha256)>> OfAsync<TRow, TPart>(IQueryable<TRow> rows,
        Func<TRow, TPart> part, Func<TRow, string> line, CancellationToken cancel)
        where TPart : notnull
    {
        var hashes = new Dictionary<TPart, Part>();
        try
        {
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            {
                var key = part(row);
                if (!hashes.TryGetValue(key, out var hash))
                    hashes[key] = hash = new Part();
                hash.Take(line(row));
            }
            return hashes.ToDictionary(pair => pair.Key, pair => (pair.Value.Rows, pair.Value.Sha256()));
        }
        finally
        {
            foreach (var hash in hashes.Values)
                hash.Dispose();
        }
    }

    private sealed class Part : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Rows { get; private set; }

        public void Take(string line)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            Rows++;
        }

        public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public void Dispose() => hash.Dispose();
    }
}
