using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Checks a decision on a text for a school. See decision 0031.</summary>
internal static class AliasRules
{
    /// <summary>Problem of a URN that does not fit the decision; null when it fits.</summary>
    public static Problem? Problem(string? urn, AliasMatch match, UnitUrns units) => (match, urn) switch
    {
        (AliasMatch.Ambiguous, null) or (AliasMatch.NotInTrial, null) => null,
        (AliasMatch.Ambiguous, _) => new("urn", FieldCodes.NotExpected, "no URN is expected: the text may mean several schools."),
        (_, null) => new("urn", FieldCodes.Missing, "the URN of the school is expected."),
        (AliasMatch.NotInTrial, _) => units.ListedOf(urn) is null ? null
            : new("urn", FieldCodes.OnList, "a URN of no school on the list is expected, or none."),
        _ => units.ListedOf(urn) is null
            ? new("urn", FieldCodes.NotOnList, "a URN that a school of the authority on the list has or had is expected.") : null,
    };
}
