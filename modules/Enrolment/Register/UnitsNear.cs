using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment;

/// <summary>The units that the links connect with some URNs, on any day.</summary>
/// <param name="Listed">The listed schools among the URNs that hang together.</param>
/// <param name="Links">The links between these.</param>
/// <param name="Register">What the newest register says of them, by URN.</param>
/// <param name="RegisteredOn">Day of the newest extract; null = there is none.</param>
internal sealed record UnitsNear(List<ListedUnit> Listed, IEnumerable<LinkRow> Links, Dictionary<string, RegisterEntryRow> Register,
    DateOnly? RegisteredOn)
{
    private readonly Dictionary<string, string> authorities = Listed.ToDictionary(row => row.Urn, row => row.LaCode);

    /// <summary>From a context that sees all authorities.</summary>
    public static async Task<UnitsNear> LoadAsync(EnrolmentDb db, IEnumerable<string> urns, CancellationToken cancel)
    {
        var (links, near) = await LinksAsync(db, urns, cancel);
        var listed = await db.ListedSchools.Where(row => EF.Parameter(near).Contains(row.Urn))
            .Select(row => new ListedUnit(row.Urn, row.LaCode)).ToListAsync(cancel);
        var register = await db.Register.InForce(null).Where(row => EF.Parameter(near).Contains(row.Urn))
            .ToDictionaryAsync(row => row.Urn, cancel);
        return new UnitsNear(listed, links, register, await db.Extracts.MaxAsync(row => (DateOnly?)row.ExtractOn, cancel));
    }

    public string LaCodeOf(string listedUrn) => authorities[listedUrn];

    /// <summary>What became of the units by a day.</summary>
    public TrialUnits On(DateOnly day) => new(Listed, new Lineage(Links, Register, RegisteredOn, day));

    /// <summary>All links to successors and predecessors that hang together with some URNs, and all URNs that these name: one
    /// question for each step away from the first, and schools have few.</summary>
    private static async Task<(IEnumerable<LinkRow> Links, List<string> Urns)> LinksAsync(EnrolmentDb db, IEnumerable<string> urns,
        CancellationToken cancel)
    {
        var near = urns.ToHashSet(StringComparer.Ordinal);
        var links = new HashSet<LinkRow>();
        var newest = near.ToList();
        while (newest.Count > 0)
        {
            var found = await db.Links
                .Where(link => EF.Functions.Like(link.LinkType, LinkRow.ToSuccessor + "%")
                    || EF.Functions.Like(link.LinkType, LinkRow.ToPredecessor + "%"))
                .Where(link => EF.Parameter(newest).Contains(link.Urn) || EF.Parameter(newest).Contains(link.LinkUrn)).ToListAsync(cancel);
            links.UnionWith(found);
            newest = [.. found.SelectMany(link => new[] { link.Urn, link.LinkUrn }).Where(near.Add)];
        }
        return (links, [.. near]);
    }
}
