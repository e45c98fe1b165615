using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Outcomes;

/// <summary>What counts as known: versions extracted by a day, of those that had been received by a day. The first is the authority's knowledge and
/// the second the programme's: a return can come late with an early extract, so only both together give the same for ever.</summary>
internal readonly record struct Known(DateOnly ExtractedBy, DateOnly ReceivedBy)
{
    /// <summary>All that is there.</summary>
    public static Known Now { get; } = new(DateOnly.MaxValue, DateOnly.MaxValue);

    /// <summary>The last day on which something could be set that holds.</summary>
    public DateOnly SetBy => ExtractedBy < ReceivedBy ? ExtractedBy : ReceivedBy;

    /// <summary>What was received before this instant counts.</summary>
    public DateTimeOffset ReceivedBefore => ReceivedBy == DateOnly.MaxValue ? DateTimeOffset.MaxValue : ReceivedBy.EndInEngland();

    /// <summary>From messages; null = no limit.</summary>
    public static Known By(Date? extracted, Date? received) => new(extracted?.ToDateOnly() ?? DateOnly.MaxValue, received?.ToDateOnly() ?? DateOnly.MaxValue);

    public static implicit operator Known(DateOnly extractedBy) => Now with { ExtractedBy = extractedBy };
}
