using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Term dates as a list that comes in.</summary>
internal static class TermDatesList
{
    public static ListDescription Description { get; } = new("calendar", "term-dates-202122.csv",
        "A row for each half term and each training day, for an authority or a school of its own dates.",
    [
        new("la_code", ColumnForm.Digits, "350", "Authority."),
        new("urn", ColumnForm.Digits, "170002", "School with dates of its own.") { WhenBlank = "all schools of the authority",
            MayBeLeftOut = true },
        new("name", ColumnForm.Text, "Autumn 1", "Name."),
        new("starts_on", ColumnForm.Day, "2021-09-06", "First day."),
        new("ends_on", ColumnForm.Day, "2021-10-22", "Last day."),
        new("kind", ColumnForm.Code, "half_term", "Kind.") { Codes = [.. TermCodes.TermKinds.Keys] },
    ])
    { Covers = "the school years of its authorities and schools" };
}
