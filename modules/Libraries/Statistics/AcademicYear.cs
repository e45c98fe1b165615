using System.Text.RegularExpressions;

namespace Programme.Statistics;

/// <summary>Academic years as national statistics write them.</summary>
public static partial class AcademicYear
{
    /// <summary>Six digits as they are read: 202122 becomes 2021/22.</summary>
    /// <param name="sixDigits">The year's four digits and two of the next.</param>
    /// <returns>Four digits, a stroke, two digits.</returns>
    /// <exception cref="FormatException">Anything but six digits.</exception>
    /// <remarks>Source: the rule of dfeR's format_ay, which looks at the form alone: it does not ask whether the years follow each
    /// other.</remarks>
    public static string Format(string sixDigits) => SixDigits().IsMatch(sixDigits)
        ? $"{sixDigits[..4]}/{sixDigits[4..]}"
        : throw new FormatException($"An academic year has six digits, as 202122; '{sixDigits}' has not.");

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex SixDigits();
}
