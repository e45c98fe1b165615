using Google.Type;

namespace Programme.Calls;

/// <summary>Checks the fields of a request and collects what is wrong with them, so that the caller sees all of it at once. Each
/// check gives the code of its kind from <see cref="FieldCodes"/>.</summary>
public sealed class FieldProblems
{
    private const int ShortestReason = 3;
    private const int LongestReason = 500;
    private const string DayExpected = "a day is expected.";
    private readonly List<Problem> problems = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Found => problems;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>Adds a problem when a condition holds.</summary>
    public void AddIf(bool wrong, string field, string code, string message)
    {
        if (wrong)
            problems.Add(new Problem(field, code, message));
    }

    /// <summary>Adds problems that a rule found, below a path.</summary>
    public void AddRange(string path, IEnumerable<Problem> found) =>
        problems.AddRange(found.Select(problem => problem with { Field = path + problem.Field }));

    /// <summary>A text that must be there.</summary>
    public void Needed(string field, string text) => AddIf(text.Length == 0, field, FieldCodes.Missing, "a value is expected.");

    /// <summary>A text of a length in a range, without the spaces around it.</summary>
    public void Text(string field, string text, int shortest, int longest, string what = "a text")
    {
        var length = text.Trim().Length;
        var code = length == 0 ? FieldCodes.Missing : length > longest ? FieldCodes.TooLong : FieldCodes.TooShort;
        AddIf(length < shortest || length > longest, field, code, $"{what} of {shortest} to {longest} characters is expected.");
    }

    /// <summary>A reason in words.</summary>
    public void Reason(string field, string text) => Text(field, text, ShortestReason, LongestReason, "a reason");

    /// <summary>A day that must be there; the first day of all when it is not.</summary>
    public DateOnly Day(string field, Date? date)
    {
        AddIf(date is null, field, FieldCodes.Missing, DayExpected);
        return OptionalDay(field, date) ?? DateOnly.MinValue;
    }

    /// <summary>A day that must be there and be over, or be today.</summary>
    public DateOnly DayUpTo(DateOnly today, string field, Date? date)
    {
        var day = Day(field, date);
        AddIf(day > today, field, FieldCodes.InFuture, "a day that is not in the future is expected.");
        return day;
    }

    /// <summary>A day, or none.</summary>
    public DateOnly? OptionalDay(string field, Date? date)
    {
        if (date is null)
            return null;
        var known = date.TryToDateOnly(out var day);
        AddIf(!known, field, FieldCodes.NotADay, $"{date.Year}-{date.Month}-{date.Day} is not a day of the calendar.");
        return known ? day : null;
    }

    /// <summary>A month; the first month of all when it is none.</summary>
    /// <returns>Its first day.</returns>
    public DateOnly Month(string field, string month)
    {
        AddIf(!Dates.TryParseMonth(month, out var first), field, FieldCodes.NotAMonth, "a month written YYYY-MM is expected.");
        return first;
    }

    /// <summary>A month, or none.</summary>
    public void OptionalMonth(string field, string month)
    {
        if (month.Length > 0)
            Month(field, month);
    }

    /// <summary>A number in a range, or none.</summary>
    public void Range(string field, int? number, int least, int most) =>
        AddIf(number < least || number > most, field, FieldCodes.OutOfRange, $"a number from {least} to {most} is expected.");

    /// <summary>One of an enum's values; not given (0) only where that is allowed.</summary>
    public void OneOf<T>(string field, T value, bool optional = false)
        where T : struct, Enum
    {
        var given = !value.Equals(default(T));
        AddIf(!given && !optional, field, FieldCodes.Missing, "a value is expected.");
        AddIf(given && !Enum.IsDefined(value), field, FieldCodes.UnknownCode,
            $"one of {string.Join(", ", Enum.GetNames<T>().Skip(1))} is expected.");
    }

    /// <summary>A code of a closed list; empty only where that is allowed.</summary>
    public void Code(string field, string text, IReadOnlyList<string> codes, bool optional = false) =>
        AddIf(!(optional && text.Length == 0) && !codes.Contains(text), field,
            text.Length == 0 ? FieldCodes.Missing : FieldCodes.UnknownCode, $"one of {string.Join(", ", codes)} is expected.");

    /// <summary>A code of an open list, such as a reason.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What it says.</param>
    /// <param name="example">Codes that fit, for the message.</param>
    public void OpenCode(string field, string text, string example) => AddIf(!TextForms.OpenCode().IsMatch(text), field,
        text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotACode,
            $"a code of 3 to 64 lower-case letters, digits or _, such as {example}, is expected.");

    /// <summary>A reference to a person. What was sent in its place is not repeated: it may be a name.</summary>
    public void Reference(string field, string text) => AddIf(!TextForms.Reference().IsMatch(text), field,
        text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotAReference, TextForms.ReferenceExpected);

    /// <summary>A version of a notice or of another text.</summary>
    public void Version(string field, string text) => AddIf(!TextForms.Version().IsMatch(text), field,
        text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotAVersion, TextForms.VersionExpected);

    /// <summary>A hash.</summary>
    public void Sha256(string field, string text) => AddIf(!TextForms.Sha256().IsMatch(text), field,
        text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotACode, "a SHA-256 of 64 hexadecimal digits in lower case is expected.");

    /// <summary>The code of an authority.</summary>
    public void LaCode(string field, string text) => AddIf(!TextForms.LaCode().IsMatch(text), field,
        text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotACode, "the authority's three-digit code is expected.");

    /// <summary>Refuses the request if a rule found problems with it.</summary>
    public static void ThrowIfAny(IEnumerable<Problem> found)
    {
        var fields = new FieldProblems();
        fields.AddRange("", found);
        fields.ThrowIfAny();
    }

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    public void ThrowIfAny()
    {
        if (Any)
            throw Faults.Invalid(problems);
    }
}
