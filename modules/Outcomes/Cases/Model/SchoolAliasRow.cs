using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A text that an authority's staff write for a school, and what was decided that it means.</summary>
internal sealed record SchoolAliasRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>Written exactly so.</summary>
    public required string Alias { get; init; }

    /// <summary>1, 2, 3 … in the authority: what contacts have in its place.</summary>
    public required int Number { get; init; }

    /// <summary>As decided; it may be any that the school has or had.</summary>
    public string? Urn { get; init; }

    /// <summary>Unspecified = it came in with a contact and nobody has decided.</summary>
    public required AliasMatch Match { get; init; }
}
