using Google.Protobuf.WellKnownTypes;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>What a cost line said before it was corrected, changed by a file or taken out by one.</summary>
internal sealed record CostLineVersionRow : IOfAuthority
{
    public required string LineRef { get; init; }
    public required int Version { get; init; }
    /// <summary>Its authority then; empty = the programme.</summary>
    public required string LaCode { get; init; }
    /// <summary>The line as its message, in JSON.</summary>
    public required string Content { get; init; }
    public required DateTimeOffset ReplacedAt { get; init; }
    public required string ReplacedBy { get; init; }
    public required string Reason { get; init; }

    public CostLineVersion ToMessage() => new()
    {
        CostLine = CostLine.Parser.ParseJson(Content),
        Version = Version,
        ReplacedAt = Timestamp.FromDateTimeOffset(ReplacedAt),
        ReplacedBy = ReplacedBy,
        Reason = Reason,
    };
}
