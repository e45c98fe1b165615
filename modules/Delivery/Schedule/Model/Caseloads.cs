
namespace Programme.Delivery;

/// <summary>A supervisor's time in post at an authority; no last day = in post.</summary>
internal sealed record SupervisorPost(string SupervisorRef, string LaCode, double Fte, DateOnly From, DateOnly? To)
{
    public bool On(DateOnly day) => day >= From && (To is null || day <= To);
}

/// <summary>Who supervises a school or a group on a day: cover before their own; a group's supervisor before the schools'.
/// Whoever is not in post supervises nobody.</summary>
internal sealed class Caseloads(IEnumerable<CaseloadRow> entries, IEnumerable<SupervisorPost> posts)
{
    private readonly ILookup<(string Urn, string GroupRef), CaseloadRow> byTarget = entries.OrderBy(row => row.StartsOn)
        .ThenBy(row => row.CaseloadRef, StringComparer.Ordinal).ToLookup(row => (row.Urn, row.GroupRef));

    private readonly ILookup<string, SupervisorPost> posts = posts.ToLookup(post => post.SupervisorRef);

    /// <summary>Whether anybody was ever given this school or its group: only then the plan says who supervises.</summary>
    public bool Know(string urn, string groupRef) => Of(urn, groupRef).Any();

    /// <summary>The entry of a school (in a group, if there is one) on a day; null = a vacancy.</summary>
    public CaseloadRow? On(string urn, string groupRef, DateOnly day)
    {
        var present = Of(urn, groupRef).Where(row => row.On(day) && posts[row.SupervisorRef].Any(post => post.On(day))).ToList();
        return present.Find(row => row.CoversFor.Length > 0) ?? present.FirstOrDefault();
    }

    /// <summary>The days from which on somebody else, or nobody, may supervise.</summary>
    public IEnumerable<DateOnly> Turns(string urn, string groupRef) => Of(urn, groupRef)
        .SelectMany(row => posts[row.SupervisorRef].SelectMany(post => new[] { post.From, post.To?.AddDays(1) }).Append(row.StartsOn)
            .Append(row.EndsOn?.AddDays(1)))
        .OfType<DateOnly>().Distinct().Order();

    private IEnumerable<CaseloadRow> Of(string urn, string groupRef) =>
        groupRef.Length > 0 && byTarget[("", groupRef)].Any() ? byTarget[("", groupRef)] : byTarget[(urn, "")];
}
