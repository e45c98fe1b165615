using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>The units that the links connect with these URNs, on a day and with all that is known. The register and its links
    /// are those of the whole country; which units a caller is told of is decided by <see cref="Told"/>.</summary>
    private async Task<UnitsNear> UnitsNearAsync(IEnumerable<string> urns, CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var (links, near) = await LinksNearAsync(db, urns, cancel);
        var listed = await db.ListedSchools.Where(row => EF.Parameter(near).Contains(row.Urn)).ToListAsync(cancel);
        var register = await db.Register.InForce(null).Where(row => EF.Parameter(near).Contains(row.Urn)).ToDictionaryAsync(row => row.Urn, cancel);
        return new UnitsNear(listed, links, register, await db.Extracts.MaxAsync(row => (DateOnly?)row.ExtractOn, cancel));
    }

    /// <summary>All links to successors and predecessors that hang together with some URNs, and all URNs that these name: one
    /// question for each step away from the first, and schools have few.</summary>
    private static async Task<(IEnumerable<LinkRow> Links, List<string> Urns)> LinksNearAsync(EnrolmentDb db, IEnumerable<string> urns, CancellationToken cancel)
    {
        var near = urns.ToHashSet(StringComparer.Ordinal);
        var links = new HashSet<LinkRow>();
        var newest = near.ToList();
        while (newest.Count > 0)
        {
            var found = await db.Links
                .Where(link => EF.Functions.Like(link.LinkType, LinkRow.ToSuccessor + "%") || EF.Functions.Like(link.LinkType, LinkRow.ToPredecessor + "%"))
                .Where(link => EF.Parameter(newest).Contains(link.Urn) || EF.Parameter(newest).Contains(link.LinkUrn)).ToListAsync(cancel);
            links.UnionWith(found);
            newest = [.. found.SelectMany(link => new[] { link.Urn, link.LinkUrn }).Where(near.Add)];
        }
        return (links, [.. near]);
    }

    /// <summary>A unit as a caller is told of it: other units only in its scope.</summary>
    private static TrialUnit Told(TrialUnit unit, UnitsNear near, Scope scope)
    {
        var seen = unit.OtherUnitUrns.Where(urn => scope.Sees(near.LaCodeOf(urn))).ToList();
        unit.OtherUnitUrns.Clear();
        unit.OtherUnitUrns.AddRange(seen);
        return unit;
    }

    private sealed record UnitsNear(List<ListedSchoolRow> Listed, IEnumerable<LinkRow> Links, Dictionary<string, RegisterEntryRow> Register, DateOnly? RegisteredOn)
    {
        private readonly Dictionary<string, string> authorities = Listed.ToDictionary(row => row.Urn, row => row.LaCode);

        public string LaCodeOf(string listedUrn) => authorities[listedUrn];

        public TrialUnits On(DateOnly day) => new(Listed, new Lineage(Links, Register, RegisteredOn, day));
    }
}
