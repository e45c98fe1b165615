using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Compares arms that were drawn elsewhere with the design: half of the schools of each authority in each arm.</summary>
internal static class OneToOne
{
    /// <summary>Authorities whose arms differ by more than one school, in the order of their codes.</summary>
    public static List<string> Differences(IEnumerable<DrawnUnit> drawn) =>
    [
        .. drawn.GroupBy(unit => unit.Unit.Stratum)
            .Where(authority => Math.Abs(authority.Sum(unit => unit.Arm == Arm.Intervention ? 1 : -1)) > 1)
            .Select(authority => authority.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>The note on one of them. Without counts: notes are kept with the answer, and the arms are sealed.</summary>
    public static string Note(string laCode) =>
        $"the schools of authority {laCode} are not divided 1:1 between the arms, as the design has it. Make sure that this is the "
        + "allocation as drawn: arms are final.";
}
