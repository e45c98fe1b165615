using System.Globalization;
using Programme.Journal;
using Kept = Programme.Access.V1.Retention;

namespace Programme.Host;

/// <summary>The day from which a kind of data is deleted.</summary>
internal sealed record RetentionRow
{
    /// <summary>Module and kind, for example outcomes/surveys.</summary>
    public required string Kind { get; init; }
    public required DateOnly DeleteOn { get; init; }

    /// <summary>1, 2, 3 …: the etag.</summary>
    public required int Version { get; init; }

    public Kept ToMessage(string what) => new()
    {
        Kind = Kind,
        DeleteOn = DeleteOn.ToDate(),
        Etag = Version.ToString(CultureInfo.InvariantCulture),
        What = what,
    };
}
