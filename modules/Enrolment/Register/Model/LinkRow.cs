namespace Programme.Enrolment;

/// <summary>A link from one establishment to another, as registered. Public data of the whole country, so without scope.</summary>
internal sealed record LinkRow
{
    /// <summary>What the types of all links to a successor begin with: Successor; Successor - merged.</summary>
    public const string ToSuccessor = "Successor";

    /// <summary>What the types of all links to a predecessor begin with: the same facts from the other side.</summary>
    public const string ToPredecessor = "Predecessor";

    public required string Urn { get; init; }
    public required string LinkUrn { get; init; }
    public required string LinkType { get; init; }
    public DateOnly? EstablishedOn { get; init; }
}
