using System.Security.Cryptography;
using System.Text;
using Google.Type;
using Programme.Access.V1;

namespace Programme.Journal;

/// <summary>That a kind of data was deleted: how much, when, by whom, and a hash by which somebody who still knows the references
/// can tell that it was these.</summary>
public sealed record CertificateRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Module and kind, for example outcomes/surveys.</summary>
    public required string Kind { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>When.</summary>
    public required DateOnly DeletedOn { get; init; }

    /// <summary>The day that was set.</summary>
    public required DateOnly DeleteOn { get; init; }

    /// <summary>Of the references; see <see cref="HashOfAsync"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Subject of the caller.</summary>
    public required string DeletedBy { get; init; }

    /// <summary>How many references, and the SHA-256 of them, sorted by code point, each followed by a line feed; lower-case
    /// hexadecimal.</summary>
    /// <exception cref="InvalidOperationException">They do not come sorted.</exception>
    public static async Task<(int Rows, string Sha256)> HashOfAsync(IAsyncEnumerable<string> references, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (rows, before) = (0, "");
        await foreach (var reference in references.WithCancellation(cancel))
        {
            if (string.CompareOrdinal(before, reference) > 0)
                throw new InvalidOperationException("The references of a certificate are not sorted.");
            hash.AppendData(Encoding.UTF8.GetBytes(reference + "\n"));
            (rows, before) = (rows + 1, reference);
        }
        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>For an answer.</summary>
    public Certificate ToMessage() => new()
    {
        Number = Number,
        Kind = Kind,
        Rows = Rows,
        DeletedOn = Date.FromDateTime(DeletedOn.ToDateTime(TimeOnly.MinValue)),
        DeleteOn = Date.FromDateTime(DeleteOn.ToDateTime(TimeOnly.MinValue)),
        Sha256 = Sha256,
        DeletedBy = DeletedBy,
    };
}
