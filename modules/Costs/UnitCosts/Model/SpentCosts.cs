namespace Programme.Costs;

/// <summary>What was spent, as unit costs need it.</summary>
/// <param name="Parts">All lines, added up where they are alike.</param>
/// <param name="AtSchools">Which school has lines of which kind, without their pence.</param>
/// <param name="Cover">Which schools reported usual practice, whatever authority their lines are of.</param>
internal sealed record SpentCosts(IReadOnlyCollection<CostPart> Parts, IReadOnlyCollection<CostPart> AtSchools, UsualPracticeCover Cover)
{
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
