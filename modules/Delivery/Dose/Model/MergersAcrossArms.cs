using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Contamination by merger: a URN under which units of both arms go on. A URN to which all its units came together,
/// from one URN that they shared already, tells nothing new.</summary>
internal static class MergersAcrossArms
{
    /// <summary>The entries, in no order.</summary>
    /// <param name="units">Units of the trial.</param>
    /// <param name="arms">Arms by listed URN; a unit without one is left out.</param>
    public static IEnumerable<Contamination> Of(IEnumerable<TrialUnit> units, IReadOnlyDictionary<string, Arm> arms) =>
        units.Where(unit => arms.ContainsKey(unit.ListedUrn)).SelectMany(unit => Stays(unit, arms[unit.ListedUrn]))
            .GroupBy(stay => stay.Urn).Where(IsMeeting).Select(Entry);

    /// <summary>The URNs of a unit from the listed one on: what was before the list was one school.</summary>
    private static IEnumerable<Stay> Stays(TrialUnit unit, Arm arm) => unit.Urns.SkipWhile(urn => urn.Urn != unit.ListedUrn)
        .Select(urn => urn.Urn == unit.ListedUrn
            ? new Stay(urn.Urn, unit, arm, "", DateOnly.MinValue)
            : new Stay(urn.Urn, unit, arm, urn.PredecessorUrn, urn.StartedOn.ToDateOnly()));

    private static bool IsMeeting(IGrouping<string, Stay> stays) =>
        stays.Select(stay => stay.Arm).Distinct().Count() > 1 && stays.Select(stay => stay.From).Distinct().Count() > 1;

    private static Contamination Entry(IGrouping<string, Stay> stays) => new()
    {
        Kind = ContaminationKind.MergedAcrossArms,
        UnitUrns = { stays.Select(stay => stay.Unit.ListedUrn).Order(StringComparer.Ordinal) },
        LaCodes = { stays.Select(stay => stay.Unit.LaCode).Distinct().Order(StringComparer.Ordinal) },
        SinceOn = stays.GroupBy(stay => stay.Arm).Max(arm => arm.Min(stay => stay.On)).ToDate(),
        SuccessorUrn = stays.Key,
    };

    /// <summary>A unit's time under a URN: where it came from, and since when.</summary>
    private sealed record Stay(string Urn, TrialUnit Unit, Arm Arm, string From, DateOnly On);
}
