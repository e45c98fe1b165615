namespace Programme.Costs;

/// <summary>What was spent, as far as it is known without the arms.</summary>
/// <param name="Parts">Lines at no school.</param>
/// <param name="AtSchools">As in <see cref="SpentCosts"/>, without the places of schools.</param>
/// <param name="UsualPractice">What schools told of usual practice.</param>
internal sealed record UnplacedCosts(IReadOnlyCollection<CostPart> Parts, IReadOnlyCollection<CostPart> AtSchools,
    IReadOnlyCollection<UsualPracticeLine> UsualPractice);

/// <summary>What was spent, as unit costs need it.</summary>
/// <param name="Parts">All lines, added up where they are alike.</param>
/// <param name="AtSchools">Which school has lines of which kind, without their pence.</param>
/// <param name="Cover">Which schools reported usual practice, whatever authority their lines are of.</param>
internal sealed record SpentCosts(IReadOnlyCollection<CostPart> Parts, IReadOnlyCollection<CostPart> AtSchools, UsualPracticeCover Cover)
{
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
            .ToDictionary(group => group.Key, group => new SpentCosts([.. group], [.. schools[group.Key]], Cover));
    }

    /// <summary>No line, in an answer where schools reported this.</summary>
    public SpentCosts Nothing() => new([], [], Cover);
}
