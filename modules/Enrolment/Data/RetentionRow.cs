using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>The day from which a kind of data is deleted.</summary>
internal sealed record RetentionRow
{
    public required RetentionKind Kind { get; init; }
    public required DateOnly DeleteOn { get; init; }

    /// <summary>1, 2, 3 …: the etag.</summary>
    public required int Version { get; init; }

    public Retention ToMessage() => new()
    {
        Kind = Kind,
        DeleteOn = DeleteOn.ToDate(),
        Etag = Version.ToString(CultureInfo.InvariantCulture),
    };
}
