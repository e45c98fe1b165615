namespace Programme.Costs;

/// <summary>What was spent, as unit costs need it.</summary>
/// <param name="Parts">All lines, added up where they are alike.</param>
/// <param name="AtSchools">Which school has lines of which kind, without their pence.</param>
internal sealed record SpentCosts(IReadOnlyCollection<CostPart> Parts, IReadOnlyCollection<CostPart> AtSchools)
{
    /// <summary>URNs of schools with a line of usual practice, nil returns too.</summary>
    public IReadOnlySet<string> ReportedUsualPractice { get; } =
        AtSchools.Where(kind => kind.UsualPractice).Select(kind => kind.Urn).OfType<string>().ToHashSet();

    /// <summary>By URN, so that schools are counted without a set of them.</summary>
    private readonly CostPart[] bySchool = [.. AtSchools.OrderBy(kind => kind.Urn, StringComparer.Ordinal)];

    /// <summary>How many schools have lines of a kind.</summary>
    public int Schools(Func<CostPart, bool> takes)
    {
        var (schools, last) = (0, (string?)null);
        foreach (var kind in bySchool)
        {
            if (kind.Urn == last || !takes(kind))
                continue;
            schools++;
            last = kind.Urn;
        }
        return schools;
    }

    /// <summary>The lines of each authority; those of the whole programme are in none.</summary>
    public IReadOnlyDictionary<string, SpentCosts> ByAuthority()
    {
        var (parts, schools) = (Parts.ToLookup(part => part.LaCode), AtSchools.ToLookup(part => part.LaCode));
        return parts.Where(group => group.Key.Length > 0)
            .ToDictionary(group => group.Key, group => new SpentCosts([.. group], [.. schools[group.Key]]));
    }

    public static SpentCosts Nothing { get; } = new([], []);
}
