using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Supervisors as a list that comes in.</summary>
internal static class SupervisorsList
{
    public static ListDescription Description { get; } = new("supervisors", "supervisors.csv",
        "A row for each supervisor and authority.",
    [
        new("supervisor_ref", ColumnForm.Code, "SSW01", "Reference of the person, never a name."),
        new("la_code", ColumnForm.Digits, "350", "Authority."),
        new("fte", ColumnForm.Number, "0.6", "Share of full time, 0 to 1."),
        new("grade", ColumnForm.Text, "senior", "Grade.") { WhenBlank = "not known", MayBeLeftOut = true },
        new("started_on", ColumnForm.Day, "2021-09-01", "First day."),
        new("ended_on", ColumnForm.Day, "2022-07-31", "Last day.") { WhenBlank = "still there" },
    ])
    { Covers = "the supervisors of its authorities; nobody loses the last row" };
}
