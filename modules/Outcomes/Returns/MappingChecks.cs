using System.Text.RegularExpressions;
using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Checks a mapping: every file that it reads must give each column exactly once.</summary>
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

    /// <summary>Refuses a mapping with problems.</summary>
    public static void ThrowIfAny(Mapping mapping)
    {
        var fields = new FieldProblems();
        fields.LaCode("mapping.la_code", mapping.LaCode);
        fields.Day("mapping.valid_from", mapping.ValidFrom);
        fields.AddRange("", Columns(mapping));
        fields.AddRange("", Constants(mapping));
        fields.AddIf(mapping.DayFormat.Length > 0 && !DayFormat().IsMatch(mapping.DayFormat), "mapping.day_format", FieldCodes.WrongForm,
            "yyyy, MM and dd in their order are expected, for example dd/MM/yyyy.");
        fields.AddIf(mapping.MonthFormat.Length > 0 && !MonthFormat().IsMatch(mapping.MonthFormat), "mapping.month_format",
            FieldCodes.WrongForm, "MM or MMM and yyyy or yy are expected, for example MMM-yy.");
        fields.OneOf("mapping.delimiter", mapping.Delimiter, optional: true);
        fields.OneOf("mapping.encoding", mapping.Encoding, optional: true);
        fields.ThrowIfAny();
    }

    private static IEnumerable<Problem> Columns(Mapping mapping)
    {
        foreach (var (ours, theirs) in mapping.Columns)
        {
            if (!Ours.Contains(ours))
                yield return new("mapping.columns", FieldCodes.UnknownColumn, $"'{ours}' is not a column of a return.");
            else if (theirs.Trim().Length is 0 or > LongestName)
                yield return new("mapping.columns", FieldCodes.WrongForm,
                    $"the name of {ours} in their header is expected, up to {LongestName} characters.");
            else if (mapping.Constants.ContainsKey(ours))
                yield return new("mapping.constants", FieldCodes.Duplicate, $"{ours} is either a column or a constant.");
        }
        // Names are compared as those of a header are, and a column that is not named is called as ours.
        foreach (var name in Ours.Where(ours => !mapping.Constants.ContainsKey(ours))
            .GroupBy(ours => CellText.Code(mapping.Columns.TryGetValue(ours, out var theirs) ? theirs : ours),
                StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return new("mapping.columns", FieldCodes.Duplicate,
                $"'{name.Key}' can be only one of {string.Join(", ", name.Order(StringComparer.Ordinal))}.");
    }

    private static IEnumerable<Problem> Constants(Mapping mapping)
    {
        foreach (var (ours, value) in mapping.Constants)
        {
            if (!Ours.Contains(ours) || ours is "school_urn" or "contacts_total")
                yield return new("mapping.constants", FieldCodes.UnknownColumn, $"'{ours}' cannot be a constant.");
            else if (!OfTheWhole.Contains(ours) && value.Length > 0)
                yield return new("mapping.constants", FieldCodes.NotBlank,
                    $"{ours} can only be always blank (not collected): a count is never made up.");
        }
    }
}
