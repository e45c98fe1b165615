using Google.Protobuf.WellKnownTypes;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>One version of an authority's return for one month. Never changed: a later version supersedes it.</summary>
internal sealed record ReturnVersionRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>YYYY-MM.</summary>
    public required string Month { get; init; }

    public required int Version { get; init; }
    public required string Sha256 { get; init; }
    public required ReturnStatus Status { get; init; }
    public required DateOnly ExtractOn { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required int Rows { get; init; }
    public required int BlankRows { get; init; }
    public required int Queries { get; init; }

    /// <summary>First day of the mapping by which the file was read; null = it had our own layout.</summary>
    public DateOnly? MappedFrom { get; init; }

    public Return ToMessage(bool superseded, int openQueries) => new()
    {
        LaCode = LaCode,
        ReportingMonth = Month,
        Version = Version,
        Status = Status.ToString().ToLowerInvariant(),
        ExtractOn = ExtractOn.ToDate(),
        ReceivedAt = Timestamp.FromDateTimeOffset(ReceivedAt),
        Rows = Rows,
        BlankRows = BlankRows,
        Queries = Queries,
        Superseded = superseded,
        OpenQueries = openQueries,
    };
}

/// <summary>What the authority says of a return.</summary>
internal enum ReturnStatus
{
    Provisional,
    Final,
    Restated,
}
