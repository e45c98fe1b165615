using Programme.Enrolment.V1;

namespace Programme.Delivery;

/// <summary>The unit that goes on under a URN: the school listed under it or, under a later URN, the one that became it, unless units of
/// both arms share it.</summary>
internal static class UnitsByUrn
{
    /// <param name="arms">Randomised schools with their arms.</param>
    /// <param name="units">What became of them.</param>
    public static IReadOnlyDictionary<string, Allocation> Of(IReadOnlyCollection<Allocation> arms, IEnumerable<TrialUnit> units)
    {
        var byUrn = arms.ToDictionary(school => school.Urn);
        var later = units.Where(unit => byUrn.ContainsKey(unit.ListedUrn))
            .SelectMany(unit => unit.Urns.Select(urn => (urn.Urn, Unit: byUrn[unit.ListedUrn])))
            .Where(pair => !byUrn.ContainsKey(pair.Urn)).ToLookup(pair => pair.Urn, pair => pair.Unit);
        foreach (var sharing in later.Where(sharing => sharing.Select(unit => unit.Arm).Distinct().Count() == 1))
            byUrn[sharing.Key] = sharing.First();
        return byUrn;
    }
}
