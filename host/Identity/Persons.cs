using System.Text.RegularExpressions;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>Rules about the persons behind keys (decision 0048).</summary>
internal static partial class Persons
{
    /// <summary>So many persons stand behind a key that may know arms, confirm, see people or make keys.</summary>
    public const int Needed = 2;

    /// <summary>Keys of machines: they belong to nobody.</summary>
    private static readonly Role[] OfMachines = [Role.MetricsReader, Role.SurveyForm];

    /// <summary>Keys that work at once: they know no arms, confirm nothing, see no people and make no keys.</summary>
    private static readonly Role[] AtOnce = [.. OfMachines, Role.LaDataOfficer];

    /// <summary>Whether a text can stand for a person, or for whom a key is: never one that stands for the host itself.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text) && text is not ("local" or "system");

    public static bool IsOfMachine(Role role) => OfMachines.Contains(role);

    public static bool NeedsVouchers(Role role) => !AtOnce.Contains(role);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,63}\\z")]
    private static partial Regex NameForm();
}
