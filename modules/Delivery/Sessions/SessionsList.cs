using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Sessions as a list that comes in.</summary>
internal static class SessionsList
{
    public static ListDescription Description { get; } = new("sessions", "sessions.csv",
        "A row for each session of supervision.",
    [
        new("session_ref", ColumnForm.Code, "S00001", "Reference."),
        new("urn", ColumnForm.Digits, "170005", "School."),
        new("la_code", ColumnForm.Digits, "350", "Authority."),
        new("supervisor_ref", ColumnForm.Code, "SSW01", "Supervisor.") { WhenBlank = "none yet" },
        new("format", ColumnForm.Code, "group", "Format.") { Codes = [.. SessionCodes.Formats.Keys] },
        new("mode", ColumnForm.Code, "in_person", "How it is held.") { Codes = [.. SessionCodes.Modes.Keys] },
        new("scheduled_on", ColumnForm.Day, "2021-10-08", "Day for which it was scheduled."),
        new("held_on", ColumnForm.Day, "2021-10-08", "Day on which it was held.") { WhenBlank = "not held" },
        new("status", ColumnForm.Code, "delivered", "Status.") { Codes = [.. SessionCodes.Statuses.Keys] },
        new("cancelled_by", ColumnForm.Code, "school", "Who cancelled it.") { Codes = [.. SessionCodes.Parties.Keys],
            WhenBlank = "not cancelled, or not known", IsOfAnotherRow = true },
        new("reason", ColumnForm.Code, "illness", "Why it was cancelled or missed: a code in lower case.") { WhenBlank = "not known",
            IsOfAnotherRow = true },
        new("planned_minutes", ColumnForm.Count, "90", "Planned length.") { WhenBlank = "not known" },
        new("actual_minutes", ColumnForm.Count, "105", "Length.") { WhenBlank = "not known" },
        new("prep_minutes", ColumnForm.Count, "30", "Preparation.") { WhenBlank = "not known" },
        new("travel_minutes", ColumnForm.Count, "60", "Travel.") { WhenBlank = "not known" },
        new("cases_discussed", ColumnForm.Count, "1", "Cases discussed.") { WhenBlank = "not known" },
        new("themes", ColumnForm.Code, "2A;4C", "Codes of themes, separated by semicolons or commas.") { WhenBlank = "none" },
        new("agenda_covered", ColumnForm.Count, "4", "Elements of the agenda that were covered, 0 to 5.") { WhenBlank = "not known" },
    ]);
}
