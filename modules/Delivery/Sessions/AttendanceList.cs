using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Attendance as a list that comes in.</summary>
internal static class AttendanceList
{
    public static ListDescription Description { get; } = new("attendance", "attendance.csv",
        "A row for each person expected at a session.",
    [
        new("session_ref", ColumnForm.Code, "S00001", "Session."),
        new("lead_ref", ColumnForm.Code, "L0002", "Person."),
        new("attended", ColumnForm.Code, "1", "Whether the person attended.") { Codes = [.. SessionCodes.YesNo.Keys] },
        new("absence_reason", ColumnForm.Code, "illness", "Why not: a code in lower case.") { WhenBlank = "attended, or not known",
            IsOfAnotherRow = true },
    ])
    { Covers = "the sessions in it" };
}
