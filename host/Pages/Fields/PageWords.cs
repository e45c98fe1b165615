namespace Programme.Host;

/// <summary>Codes of closed lists in the words of a page.</summary>
internal static class PageWords
{
    /// <summary>The value of an enum for a code such as in_person; the unspecified one for any other text.</summary>
    public static TCode Code<TCode>(string text)
        where TCode : struct, Enum => text.Length > 0 && text.All(letter => char.IsAsciiLetter(letter) || letter == '_')
        && Enum.TryParse<TCode>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : default;

    /// <summary>The code in_person for a value InPerson; empty for the unspecified one.</summary>
    public static string Code(Enum value) => Convert.ToInt32(value, Texts.England) == 0 ? ""
        : PageText.Words(value).Replace(' ', '_');

    /// <summary>no contact for no_contact: the label of a code that is a word itself.</summary>
    public static IReadOnlyList<PageChoice> Plain(params string[] codes) =>
        [.. codes.Select(code => new PageChoice(code, Label(code)))];

    /// <summary>The label of a code among choices; that of the code itself when it is none of them.</summary>
    public static string Label(this IReadOnlyList<PageChoice> choices, string code) =>
        choices.FirstOrDefault(one => one.Code == code)?.Label ?? Label(code);

    private static string Label(string code) => Texts.Capital(code.Replace('_', ' '));
}
