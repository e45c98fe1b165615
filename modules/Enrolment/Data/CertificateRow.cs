using System.Security.Cryptography;
using System.Text;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>That a kind of data was deleted: how much, when, by whom, and a hash by which somebody who still knows the references
/// can tell that it was these.</summary>
internal sealed record CertificateRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }
    public required RetentionKind Kind { get; init; }
    public required int Rows { get; init; }
    public required DateOnly DeletedOn { get; init; }
    public required DateOnly DeleteOn { get; init; }
    public required string Sha256 { get; init; }
    public required string DeletedBy { get; init; }

    /// <summary>SHA-256 of references, sorted by code point, each followed by a line feed.</summary>
    public static string HashOf(IEnumerable<string> references) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(references.Order(StringComparer.Ordinal).Select(reference => reference + "\n")))));

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
