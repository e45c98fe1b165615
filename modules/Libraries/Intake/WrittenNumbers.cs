namespace Programme.Intake;

/// <summary>What publishers and people write where a number is withheld or not known.</summary>
internal static class WrittenNumbers
{
    /// <summary>What to do about it.</summary>
    public const string LeaveBlank = "a number is expected; leave the cell blank if it is not known.";

    private static readonly HashSet<string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        "c", "x", "z", "s", "k", "u", "low", "*", "**", "-", "--", "–", "—", ".", "..", "...", ":", "?", "na", "n/a", "n.a.", "nk", "n/k",
            "not known", "unknown", "not available", "not applicable", "none", "nil", "null", "nan", "tbc",
        "supp", "suppressed", "redacted", "#n/a", "",
    };

    /// <summary>Whether a text stands for a number that is not given, such as <c>&lt;5</c>, <c>c</c>, <c>-</c> or <c>N/A</c>.</summary>
    public static bool IsWithheld(string text) => Signs.Contains(text) || text[0] is '<' or '>' or '≤' or '~';
}
