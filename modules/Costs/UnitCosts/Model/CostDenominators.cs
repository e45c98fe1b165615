namespace Programme.Costs;

/// <summary>Denominators of unit costs: sessions, schools and pupils.</summary>
/// <param name="Sessions">Sessions delivered.</param>
/// <param name="Schools">Schools in the intervention arm.</param>
/// <param name="SchoolsWithPupils">Of these, schools with a number of pupils.</param>
/// <param name="Pupils">Their pupils.</param>
internal sealed record CostDenominators(int Sessions, int Schools, int SchoolsWithPupils, long Pupils)
{
    public static CostDenominators Nothing { get; } = new(0, 0, 0, 0);

    public static CostDenominators operator +(CostDenominators one, CostDenominators other) => new(
        one.Sessions + other.Sessions, one.Schools + other.Schools, one.SchoolsWithPupils + other.SchoolsWithPupils, one.Pupils + other.Pupils);
}
