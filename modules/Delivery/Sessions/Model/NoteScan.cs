using System.Text.RegularExpressions;

namespace Programme.Delivery;

/// <summary>Something in a note that must not be there.</summary>
/// <param name="Rule">Which rule found it.</param>
/// <param name="From">First character, from 1.</param>
/// <param name="To">Last character.</param>
internal sealed record NoteFinding(string Rule, int From, int To)
{
    /// <summary>Where it is and what to do; never the text itself.</summary>
    public string Message => $"characters {From} to {To} {What} Leave it out.";

    private string What => Rule switch
    {
        "TOO_LONG" => $"are too many: at most {NoteScan.Longest} are expected.",
        "EMAIL" => "look like an e-mail address.",
        "POSTCODE" => "look like a postcode.",
        "UPN" => "look like a unique pupil number.",
        "NHS_NUMBER" => "look like an NHS number.",
        "TELEPHONE" => "look like a telephone number.",
        "DATE" => "look like a full date, and that may be somebody's birthday; the session's own days have fields.",
        "LONG_NUMBER" => "are a long number, and that may identify somebody.",
        _ => "look like a name or initials; a word that is none can be written without a capital.",
    };
}

/// <summary>Looks for what names or identifies somebody in a short note. A rule of thumb, on the careful side: it finds most names
/// that are written as names, and cannot find a person who is described.</summary>
internal static partial class NoteScan
{
    public const int Longest = 280;

    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private static readonly (string Rule, Regex Form, Func<Match, bool> Is)[] Numbers =
    [
        ("EMAIL", Email(), _ => true),
        ("POSTCODE", Postcode(), _ => true),
        ("UPN", Upn(), match => IsUpn(match.Value)),
        ("NHS_NUMBER", NhsNumber(), match => IsNhsNumber(match.Value)),
        ("TELEPHONE", Telephone(), _ => true),
        ("DATE", FullDate(), _ => true),
        ("DATE", DateInWords(), _ => true),
        ("DATE", Birth(), _ => true),
        ("LONG_NUMBER", LongNumber(), match => !YearsInARow().IsMatch(match.Value)),
    ];

    /// <summary>The first thing that must not be there; null = nothing is found.</summary>
    public static NoteFinding? Find(string? note)
    {
        if (string.IsNullOrEmpty(note))
            return null;
        if (note.Length > Longest)
            return new NoteFinding("TOO_LONG", Longest + 1, note.Length);
        return Numbers.SelectMany(rule => rule.Form.Matches(note).Where(rule.Is).Select(match => Finding(rule.Rule, match)))
            .Concat(NameScan.Find(note))
            .OrderBy(finding => finding.From).FirstOrDefault();
    }

    private static NoteFinding Finding(string rule, Match match) => new(rule, match.Index + 1, match.Index + match.Length);

    /// <summary>A unique pupil number: weights 2 to 13, modulo 23, gives its letter.</summary>
    private static bool IsUpn(string text) =>
        UpnLetters[text[1..].Select((digit, at) => (digit - '0') * (at + 2)).Sum() % UpnLetters.Length] == char.ToUpperInvariant(text[0]);

    /// <summary>An NHS number: weights 10 to 2, modulo 11, give its last digit.</summary>
    private static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        var check = 11 - (digits.Take(9).Select((digit, at) => digit * (10 - at)).Sum() % 11);
        return (check == 11 ? 0 : check) == digits[9];
    }

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:[A-Za-z]{2}|[BEGLMNSWbeglmnsw])\d[A-Za-z\d]?\s*(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b")]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b[A-HJ-NP-RT-Za-hj-np-rt-z]\d{12}\b")]
    private static partial Regex Upn();

    [GeneratedRegex(@"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")]
    private static partial Regex NhsNumber();

    [GeneratedRegex(@"(?<!\d)(?:(?:\+|00)44[\s()-]*(?:0[\s()-]*)?|\(?0)\d(?:[\s()-]*\d){7,9}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<!\d)(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2})(?!\d)")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\b(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
        + @"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(?:st|nd|rd|th)?)[\s,]+(?:19|20)\d\d\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex DateInWords();

    [GeneratedRegex(@"\b(?:d\.?o\.?b\b\.?|date of birth|birthday|born (?:on|in))", RegexOptions.IgnoreCase)]
    private static partial Regex Birth();

    [GeneratedRegex(@"(?<!\d)(?:\d{6,}|\d(?:[ -]?\d){6,})(?!\d)")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^(?:19|20)\d\d[ -](?:19|20)\d\d$")]
    private static partial Regex YearsInARow();
}
