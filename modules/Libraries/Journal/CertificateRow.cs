using System.Security.Cryptography;
using System.Text;
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

    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>When.</summary>
    public required DateOnly DeletedOn { get; init; }

    /// <summary>The day that was set.</summary>
    public required DateOnly DeleteOn { get; init; }

    /// <summary>Of the references; see <see cref="HashOf"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Subject of the caller.</summary>
    public required string DeletedBy { get; init; }

    /// <summary>SHA-256 of references, sorted by code point, each followed by a line feed; lower-case hexadecimal.</summary>
    public static string HashOf(IEnumerable<string> references)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var reference in references.Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(reference + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>For an answer.</summary>
    public Certificate ToMessage() => new()
    {
        Number = Number,
        Kind = Kind,
        Rows = Rows,
        DeletedOn = DeletedOn.ToDate(),
        DeleteOn = DeleteOn.ToDate(),
        Sha256 = Sha256,
        DeletedBy = DeletedBy,
    };
}
