using System.Text.RegularExpressions;
using Google.Type;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>What several requests of this module must have.</summary>
internal static partial class RequestChecks
{
    /// <summary>A person is known by a reference alone: a name would not fit.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    public static partial Regex Reference();

    /// <summary>A reason in the form of a code: free text might hold names.</summary>
    [GeneratedRegex("^[a-z][a-z0-9_]{2,63}$")]
    public static partial Regex ReasonCode();

    public const string VersionExpected = "up to 40 letters, digits, full stops, - and _ are expected.";

    /// <summary>A version of a notice or of another text.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,40}$")]
    public static partial Regex Version();

    /// <summary>A day of the calendar.</summary>
    public static IEnumerable<Problem> Day(string field, Date? date)
    {
        if (date is null)
            yield return new(field, "MISSING", "a day is expected.");
        else if (!date.TryToDateOnly(out _))
            yield return new(field, "NO_SUCH_DAY", $"{date.Year}-{date.Month}-{date.Day} is not a day of the calendar.");
    }

    /// <summary>One of an enumeration's values, not its first.</summary>
    public static IEnumerable<Problem> Chosen<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value) || EqualityComparer<T>.Default.Equals(value, default))
            yield return new(field, "UNKNOWN", $"one of {string.Join(", ", Enum.GetNames<T>().Skip(1))} is expected.");
    }

    /// <summary>A text of a form.</summary>
    public static IEnumerable<Problem> Form(string field, string text, Regex form, string expected)
    {
        if (!form.IsMatch(text))
            yield return new(field, "FORM", expected);
    }

    /// <summary>The window of a figure: from the day asked for, else the trial's first, to its last day.</summary>
    public static (DateOnly First, DateOnly Last) Window(Date? asked, DateOnly last, Trial trial)
    {
        if (asked is null)
            return (trial.FirstOn, last);
        ThrowIfAny(Day("first_on", asked));
        var first = asked.ToDateOnly();
        return first <= last ? (first, last) : throw Faults.Invalid("first_on", "AFTER_LAST", $"a day up to the last that counts, {last:yyyy-MM-dd}, is expected.");
    }

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    public static void ThrowIfAny(params IEnumerable<Problem>[] checks)
    {
        var problems = checks.SelectMany(check => check).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }
}
