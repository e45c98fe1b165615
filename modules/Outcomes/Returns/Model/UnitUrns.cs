using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>Which school of an authority's list a URN belongs to, be it the listed one, an older or a newer.</summary>
internal sealed class UnitUrns
{
    private readonly Dictionary<string, string> listed = [];

    public UnitUrns(IReadOnlyList<TrialUnit> units)
    {
        Units = units;
        // A listed URN is its own unit's, also when another unit has merged into it.
        foreach (var shared in units.SelectMany(unit => unit.Urns.Select(urn => (urn.Urn, unit.ListedUrn))).Distinct()
            .GroupBy(pair => pair.Urn).Where(pairs => pairs.Count() == 1))
            listed[shared.Key] = shared.Single().ListedUrn;
        foreach (var unit in units)
            listed[unit.ListedUrn] = unit.ListedUrn;
    }

    public IReadOnlyList<TrialUnit> Units { get; }

    /// <summary>The URN on the list; null = of no school of the list, or of several that merged.</summary>
    public string? ListedOf(string? urn) => urn is null ? null : listed.GetValueOrDefault(urn);
}
