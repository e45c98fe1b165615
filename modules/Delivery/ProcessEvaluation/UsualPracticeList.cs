using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Usual practice as a list that comes in.</summary>
internal static class UsualPracticeList
{
    public static ListDescription Description { get; } = new("usual-practice", "usual-practice.csv",
        "A row for each school and point in time: which supervision it has beside the programme.",
    [
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("point", ColumnForm.Code, "baseline", "Point in time.") { Codes = [.. PracticeCodes.PracticePoints.Keys] },
        new("recorded_on", ColumnForm.Day, "2021-09-15", "Day of recording."),
        new("internal", ColumnForm.Code, "1", "Supervision by the school itself.") { Codes = [.. SessionCodes.YesNo.Keys],
            WhenBlank = "not known" },
        new("trust", ColumnForm.Code, "1", "By its trust.") { Codes = [.. SessionCodes.YesNo.Keys], WhenBlank = "not known" },
        new("la", ColumnForm.Code, "1", "By the authority.") { Codes = [.. SessionCodes.YesNo.Keys], WhenBlank = "not known" },
        new("bought_in", ColumnForm.Code, "1", "Bought in.") { Codes = [.. SessionCodes.YesNo.Keys], WhenBlank = "not known" },
        new("frequency", ColumnForm.Code, "termly", "How often.") { Codes = [.. PracticeCodes.Frequencies.Keys], WhenBlank = "not known" },
        new("advice_line", ColumnForm.Code, "never", "How often the advice line is used.") { Codes = [.. PracticeCodes.Frequencies.Keys],
            WhenBlank = "not known" },
    ])
    { Covers = "the points in time of its authorities" };
}
