using Programme.Disclosure;

namespace Programme.Costs;

/// <summary>Denominators of unit costs: sessions, schools and pupils.</summary>
/// <param name="Sessions">Sessions delivered.</param>
/// <param name="Schools">Schools in the intervention arm; by design half of the schools in both.</param>
/// <param name="SchoolsWithPupils">Of these, schools with a number of pupils.</param>
/// <param name="Pupils">Their pupils.</param>
internal sealed record CostDenominators(int Sessions, double Schools, double SchoolsWithPupils, double Pupils)
{
    public static CostDenominators Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>Whether half of both arms is so few schools that their costs tell the arm of one: not told to whoever may not know it
    /// (decision 0060).</summary>
    public bool TooFew => Schools is > 0 and < SmallGroups.LeastSchools / 2.0;

    public static CostDenominators operator +(CostDenominators one, CostDenominators other) => new(
        one.Sessions + other.Sessions, one.Schools + other.Schools, one.SchoolsWithPupils + other.SchoolsWithPupils,
            one.Pupils + other.Pupils);

    /// <summary>For callers who may not know the arms: half of the schools of both. From how many schools and pupils are treated the arms
    /// of an authority, and by sums over subsets those of single schools, can be worked out.</summary>
    /// <param name="sessions">Sessions delivered.</param>
    /// <param name="pupils">Pupils of each school of either arm; null = not known.</param>
    public static CostDenominators ByDesign(int sessions, IReadOnlyCollection<int?> pupils) => new(sessions, pupils.Count / 2.0,
        pupils.Count(known => known is not null) / 2.0, pupils.Sum(known => (long)(known ?? 0)) / 2.0);
}
