using Programme.Access.V1;

namespace Programme.Host;

/// <summary>For which authorities a role may be given.</summary>
internal static class RoleScopes
{
    private static readonly Role[] OfAuthorities = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];
    private static readonly Role[] OfEverything = [Role.Auditor, Role.Operator, Role.SurveyForm];

    /// <summary>What is wrong with a role and the codes of its authorities.</summary>
    public static IEnumerable<Problem> Check(Role role, IReadOnlyCollection<string> laCodes)
    {
        if (!Enum.IsDefined(role) || role is Role.Unspecified or Role.Local or Role.System)
            yield return new("role", FieldCodes.UnknownCode, "one of the roles is expected; LOCAL and SYSTEM cannot have a key.");
        if (OfAuthorities.Contains(role) && laCodes.Count == 0)
            yield return new("la_codes", FieldCodes.Missing, "this role works in an authority: give its three-digit code.");
        if (OfEverything.Contains(role) && laCodes.Count > 0)
            yield return new("la_codes", FieldCodes.NotExpected, "this role works for all authorities: give none.");
        if (laCodes.Any(code => code.Length != 3 || !code.All(char.IsAsciiDigit)))
            yield return new("la_codes", FieldCodes.NotACode, "three-digit authority codes are expected.");
    }
}
