using System.Text.RegularExpressions;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What a mapping must be, so that every file that it reads has all our columns exactly once.</summary>
internal static partial class MappingChecks
{
    private const int LongestName = 100;

    private static readonly HashSet<string> Ours = [.. Measures.Columns, "note"];

    /// <summary>Columns of which a constant can say something: those of the whole file, and counts that are not collected.</summary>
    private static readonly string[] OfTheWhole = ["reporting_month", "extract_date", "status"];

    [GeneratedRegex("^(?=.*yyyy)(?=.*MM)(?=.*dd)[yMd/. -]{8,10}$")]
    private static partial Regex DayFormat();

    [GeneratedRegex("^(?=.*MM)[yMd/. -]{4,11}$")]
    private static partial Regex MonthFormat();

    public static IEnumerable<Problem> Of(Mapping? mapping) =>
    [
        .. ReturnChecks.LaCode("mapping.la_code", mapping?.LaCode ?? ""),
        .. ReturnChecks.Day("mapping.valid_from", mapping?.ValidFrom),
        .. Columns(mapping ?? new()),
        .. Constants(mapping ?? new()),
        .. Formats(mapping ?? new()),
    ];

    private static IEnumerable<Problem> Columns(Mapping mapping)
    {
        foreach (var (ours, theirs) in mapping.Columns)
        {
            if (!Ours.Contains(ours))
                yield return new("mapping.columns", "UNKNOWN_COLUMN", $"'{ours}' is not a column of a return.");
            else if (theirs.Trim().Length is 0 or > LongestName)
                yield return new("mapping.columns", "FORM", $"the name of {ours} in their header is expected, up to {LongestName} characters.");
            else if (mapping.Constants.ContainsKey(ours))
                yield return new("mapping.constants", "TWICE", $"{ours} is either a column or a constant.");
        }
        foreach (var name in mapping.Columns.GroupBy(pair => pair.Value).Where(group => group.Count() > 1))
            yield return new("mapping.columns", "TWICE", $"'{name.Key}' can be only one of {string.Join(", ", name.Select(pair => pair.Key).Order(StringComparer.Ordinal))}.");
    }

    private static IEnumerable<Problem> Constants(Mapping mapping)
    {
        foreach (var (ours, value) in mapping.Constants)
        {
            if (!Ours.Contains(ours) || ours is "school_urn" or "contacts_total")
                yield return new("mapping.constants", "UNKNOWN_COLUMN", $"'{ours}' cannot be a constant.");
            else if (!OfTheWhole.Contains(ours) && value.Length > 0)
                yield return new("mapping.constants", "NOT_BLANK", $"{ours} can only be always blank (not collected): a count is never made up.");
        }
    }

    private static IEnumerable<Problem> Formats(Mapping mapping)
    {
        if (mapping.DayFormat.Length > 0 && !DayFormat().IsMatch(mapping.DayFormat))
            yield return new("mapping.day_format", "FORM", "yyyy, MM and dd in their order are expected, for example dd/MM/yyyy.");
        if (mapping.MonthFormat.Length > 0 && !MonthFormat().IsMatch(mapping.MonthFormat))
            yield return new("mapping.month_format", "FORM", "MM or MMM and yyyy or yy are expected, for example MMM-yy.");
        if (!Enum.IsDefined(mapping.Delimiter))
            yield return new("mapping.delimiter", "UNKNOWN", "one of the delimiters is expected.");
        if (!Enum.IsDefined(mapping.Encoding))
            yield return new("mapping.encoding", "UNKNOWN", "one of the encodings is expected.");
    }
}
