using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Something that a reader of an authority's figures must know, and from when.</summary>
internal sealed record AnnotationRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>1, 2, 3 … within the authority.</summary>
    public required int Number { get; init; }

    /// <summary>First day that it concerns.</summary>
    public required DateOnly On { get; init; }

    public required AnnotationKind Kind { get; init; }
    public required string Text { get; init; }

    public Annotation ToMessage() => new() { LaCode = LaCode, On = On.ToDate(), Kind = Kind, Text = Text };
}
