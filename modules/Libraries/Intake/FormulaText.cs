namespace Programme.Intake;

/// <summary>Texts that a spreadsheet would compute when it opens a file: they begin with =, +, -, @, a tab or a line break. On the way out
/// they get an apostrophe, which the import takes away again.</summary>
public static class FormulaText
{
    private const char Apostrophe = '\'';

    /// <summary>Whether a spreadsheet would compute the text, or the import would take an apostrophe away from it.</summary>
    public static bool LooksLikeOne(string text) => text.TrimStart(Apostrophe) is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];

    /// <summary>The text as it is written.</summary>
    public static string Escape(string text) => Apostrophe + text;

    /// <summary>The text as it was before it was written.</summary>
    public static string Unescape(string text) => text is [Apostrophe, ..] && LooksLikeOne(text) ? text[1..] : text;
}
