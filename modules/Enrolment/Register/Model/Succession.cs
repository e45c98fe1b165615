
namespace Programme.Enrolment;

/// <summary>That an establishment goes on under another URN.</summary>
/// <param name="Urn">The old URN.</param>
/// <param name="SuccessorUrn">The new one.</param>
/// <param name="LinkType">Type of the link, as registered.</param>
/// <param name="EstablishedOn">Day of the link; null = the register gives none.</param>
internal sealed record Succession(string Urn, string SuccessorUrn, string LinkType, DateOnly? EstablishedOn)
{
    /// <summary>First day on which it holds; null = it does not hold yet, or nobody has worked it out.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Whether the new URN is that of several schools.</summary>
    public bool Merges => LinkType.EndsWith("- merged", StringComparison.Ordinal)
        || LinkType.EndsWith("- amalgamated", StringComparison.Ordinal);

    /// <summary>Whether the old URN was divided.</summary>
    public bool Splits => LinkType.EndsWith("- Split School", StringComparison.Ordinal);

    private bool FromOldSide => LinkType.StartsWith(LinkRow.ToSuccessor, StringComparison.Ordinal);

    /// <summary>The successions among links, each once, whatever their order. The register writes most of them twice, from the
    /// old side and from the new: of several links between two URNs the one from the old side counts, and of those the one that
    /// says most; a day is taken from whichever has one.</summary>
    public static List<Succession> FromLinks(IEnumerable<LinkRow> links) => [.. links.Select(Read).OfType<Succession>()
        .GroupBy(link => (link.Urn, link.SuccessorUrn))
        .Select(same => same.OrderByDescending(link => link.FromOldSide).ThenByDescending(link => link.Merges || link.Splits)
            .ThenBy(link => link.LinkType, StringComparer.Ordinal).First() with { EstablishedOn = DayOf(same) })];

    /// <summary>From whichever side it is written; null = another kind of link, or one of a URN to itself.</summary>
    private static Succession? Read(LinkRow link)
    {
        if (link.Urn == link.LinkUrn)
            return null;
        if (link.LinkType.StartsWith(LinkRow.ToSuccessor, StringComparison.Ordinal))
            return new Succession(link.Urn, link.LinkUrn, link.LinkType, link.EstablishedOn);
        return link.LinkType.StartsWith(LinkRow.ToPredecessor, StringComparison.Ordinal)
            ? new Succession(link.LinkUrn, link.Urn, link.LinkType, link.EstablishedOn)
            : null;
    }

    private static DateOnly? DayOf(IEnumerable<Succession> same) =>
        same.GroupBy(link => link.FromOldSide).OrderByDescending(side => side.Key)
        .Select(side => side.Min(link => link.EstablishedOn)).FirstOrDefault(day => day is not null);
}
