using System.Text.RegularExpressions;
using Google.Type;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What several requests around returns must have.</summary>
internal static partial class ReturnChecks
{
    private const int LongestReason = 500;
    private const int ShortestReason = 3;

    [GeneratedRegex("^[0-9]{3}$")]
    private static partial Regex Code();

    /// <summary>A reason in words.</summary>
    public static IEnumerable<Problem> Reason(string reason)
    {
        if (reason.Trim().Length is < ShortestReason or > LongestReason)
            yield return new("reason", "LENGTH", $"a reason of {ShortestReason} to {LongestReason} characters is expected.");
    }

    /// <summary>An authority's code.</summary>
    public static IEnumerable<Problem> LaCode(string field, string code)
    {
        if (!Code().IsMatch(code))
            yield return new(field, "FORM", "the authority's three-digit code is expected.");
    }

    /// <summary>A month.</summary>
    public static IEnumerable<Problem> Month(string field, string month)
    {
        if (!Dates.TryParseMonth(month, out _))
            yield return new(field, "NOT_A_MONTH", "a month written YYYY-MM is expected.");
    }

    /// <summary>A day of the calendar.</summary>
    public static IEnumerable<Problem> Day(string field, Date? date)
    {
        if (date is null || !date.TryToDateOnly(out _))
            yield return new(field, "NO_SUCH_DAY", "a day of the calendar is expected.");
    }

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    public static void ThrowIfAny(params IEnumerable<Problem>[] checks)
    {
        var problems = checks.SelectMany(check => check).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }
}
