using System.Globalization;

namespace Programme.Outcomes;

/// <summary>One numbered rule. E = an error, which must be mended; Q = a query: mend it, or give a reason. A number never changes its
/// meaning; a rule that changes gets a new number, and the old one its last year.</summary>
/// <param name="Number">E or Q and three digits.</param>
/// <param name="Code">The same as a word.</param>
/// <param name="Measure">Column or columns that it looks at; "file" = the whole.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Mend">What to do.</param>
/// <param name="FromYear">First academic year (2020 = 2020/21) of the months to which it applies.</param>
/// <param name="ToYear">Last one; null = still in force.</param>
internal sealed record ReturnRule(string Number, string Code, string Measure, string Text, string Mend, int FromYear = 2020,
    int? ToYear = null)
{
    public bool IsQuery => Number[0] == 'Q';

    /// <summary>Whether it applies to returns of a month.</summary>
    public bool InForce(string month) => AcademicYear(month) is var year && FromYear <= year && (ToYear ?? year) >= year;

    /// <summary>The year in which the academic year of a month (YYYY-MM) began.</summary>
    public static int AcademicYear(string month) =>
        int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture) - (string.CompareOrdinal(month[5..], "09") < 0 ? 1 : 0);
}
