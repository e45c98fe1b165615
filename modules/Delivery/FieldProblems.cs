using Google.Type;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What is wrong with the fields of a request, collected so that the caller sees all of it at once.</summary>
internal sealed class FieldProblems
{
    private readonly List<Problem> problems = [];

    public void AddIf(bool wrong, string field, string code, string message)
    {
        if (wrong)
            problems.Add(new Problem(field, code, message));
    }

    /// <summary>A text that must be there.</summary>
    public void Needed(string field, string text) => AddIf(text.Length == 0, field, "MISSING", "a value is expected.");

    /// <summary>A day that must be there.</summary>
    public DateOnly Day(string field, Date? date)
    {
        AddIf(date is null, field, "MISSING", "a day is expected.");
        return OptionalDay(field, date) ?? DateOnly.MinValue;
    }

    /// <summary>A day, or none.</summary>
    public DateOnly? OptionalDay(string field, Date? date)
    {
        if (date is null)
            return null;
        var known = date.TryToDateOnly(out var day);
        AddIf(!known, field, "NO_SUCH_DAY", $"{date.Year}-{date.Month}-{date.Day} is not a day of the calendar.");
        return known ? day : null;
    }

    /// <summary>A number in a range, or none.</summary>
    public void Range(string field, int? number, int least, int most) =>
        AddIf(number < least || number > most, field, "OUT_OF_RANGE", $"a number from {least} to {most} is expected.");

    /// <summary>One of an enum's values; not given (0) only where that is allowed.</summary>
    public void OneOf<T>(string field, T value, bool optional = false)
        where T : struct, Enum
    {
        var given = !value.Equals(default(T));
        AddIf(!given && !optional, field, "MISSING", "a value is expected.");
        AddIf(given && !Enum.IsDefined(value), field, "UNKNOWN_CODE", $"one of {string.Join(", ", Enum.GetNames<T>().Skip(1))} is expected.");
    }

    /// <summary>A code of a closed list; empty only where that is allowed.</summary>
    public void Code(string field, string text, IReadOnlyList<string> codes, bool optional = false) =>
        AddIf(!(optional && text.Length == 0) && !codes.Contains(text), field, text.Length == 0 ? "MISSING" : "UNKNOWN_CODE", $"one of {string.Join(", ", codes)} is expected.");

    /// <summary>Problems that a rule found, below a path.</summary>
    public void AddRange(string path, IEnumerable<Problem> found) => problems.AddRange(found.Select(problem => problem with { Field = path + problem.Field }));

    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }
}
