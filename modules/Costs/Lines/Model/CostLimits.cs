namespace Programme.Costs;

/// <summary>Limits of a cost line's fields.</summary>
internal static class CostLimits
{
    /// <summary>£10 billion either way: sums of a whole country stay whole numbers.</summary>
    public const long MostPence = 1_000_000_000_000;

    public const double MostHours = 1_000_000;

    public const int LongestReference = 64;

    public const int LongestGrade = 80;

    public const string AmountExpected = "whole pence from -1000000000000 to 1000000000000 are expected; a credit note is negative.";

    public const string HoursExpected = "a number of hours from 0 to 1000000 is expected.";

    public const string ReferenceExpected = "1 to 64 letters, digits, and the signs - _ . / are expected.";

    public static bool Takes(long pence) => pence is >= -MostPence and <= MostPence;

    public static bool Takes(double? hours) => hours is null or (>= 0 and <= MostHours);

    public static bool IsReference(string text) =>
        text.Length is > 0 and <= LongestReference && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
}
