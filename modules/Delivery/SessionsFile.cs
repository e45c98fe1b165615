using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Intake;

namespace Programme.Delivery;

/// <summary>A sessions file, read and checked as far as that needs nothing else: by line, exact duplicates left out.</summary>
/// <param name="Lines">Rows by line.</param>
/// <param name="Dropped">Exact duplicates.</param>
internal sealed record SessionsFile(SortedDictionary<int, SessionRow> Lines, int Dropped)
{
    private static readonly string[] Columns =
    [
        "session_ref", "urn", "la_code", "supervisor_ref", "format", "mode", "scheduled_on", "held_on", "status", "cancelled_by", "reason",
        "planned_minutes", "actual_minutes", "prep_minutes", "travel_minutes", "cases_discussed", "themes", "agenda_covered",
    ];

    public static SessionsFile Read(UploadedFile file, RowProblems problems, DateOnly today)
    {
        using var table = CsvTable.Open(file, problems, Columns);
        var lines = new SortedDictionary<int, SessionRow>();
        var seen = new Dictionary<string, int>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var session = ReadRow(row);
            Check(row, session, today);
            if (seen.TryAdd(session.SessionRef, row.Line))
            {
                lines[row.Line] = session;
            }
            else if (lines[seen[session.SessionRef]] == session)
            {
                dropped++;
                row.Note("session_ref", "DUPLICATE_ROW", $"{session.SessionRef} is on line {seen[session.SessionRef]}, the same in every column; left out.");
            }
            else
            {
                row.Problem("session_ref", "DUPLICATE", session.SessionRef, $"the same session is on line {seen[session.SessionRef]} with other values.");
            }
        }
        return new SessionsFile(lines, dropped);
    }

    private static SessionRow ReadRow(CsvRow row) => new()
    {
        SessionRef = row.Required("session_ref", 64),
        Urn = row.Required("urn", 6),
        LaCode = row.Required("la_code", 3),
        SupervisorRef = row.Optional("supervisor_ref", 64),
        Format = row.RequiredCode("format", Codes.Formats),
        Mode = row.RequiredCode("mode", Codes.Modes),
        ScheduledOn = row.RequiredDay("scheduled_on"),
        HeldOn = row.Day("held_on"),
        Status = row.RequiredCode("status", Codes.Statuses),
        CancelledBy = row.Code("cancelled_by", Codes.Parties) ?? CancelledBy.Unspecified,
        Reason = row.Optional("reason", 64),
        PlannedMinutes = row.Whole("planned_minutes", 1, 600),
        ActualMinutes = row.Whole("actual_minutes", 1, 600),
        PrepMinutes = row.Whole("prep_minutes", 0, 600),
        TravelMinutes = row.Whole("travel_minutes", 0, 600),
        CasesDiscussed = row.Whole("cases_discussed", 0, 100),
        Themes = row.Optional("themes") ?? "",
        AgendaCovered = row.Whole("agenda_covered", 0, 5),
    };

    /// <summary>What must fit together within a row.</summary>
    private static void Check(CsvRow row, SessionRow session, DateOnly today)
    {
        var delivered = session.Status == SessionStatus.Delivered;
        if (delivered && row.Text("held_on").Length == 0)
            row.Problem("held_on", "MISSING", null, "the day on which a delivered session was held is expected.");
        if (!delivered && session.HeldOn is not null)
            row.Problem("held_on", "NOT_HELD", row.Text("held_on"), "a day only for a delivered session is expected.");
        if (session.HeldOn > today)
            row.Problem("held_on", "IN_FUTURE", row.Text("held_on"), "a day that is not in the future is expected.");
        CheckCodes(row, session);
    }

    private static void CheckCodes(CsvRow row, SessionRow session)
    {
        if (session.CancelledBy != CancelledBy.Unspecified && session.Status is not (SessionStatus.Cancelled or SessionStatus.Rescheduled))
            row.Problem("cancelled_by", "NOT_CANCELLED", row.Text("cancelled_by"), "a party only for a cancelled or rescheduled session is expected.");
        if (session.Reason is { } reason && !Codes.IsReason(reason))
            row.Problem("reason", "NOT_A_CODE", reason, "a code of 3 to 64 lower-case letters, digits or _ is expected, for example covid.");
        if (session.SessionRef.Length > 0 && !Codes.IsReference(session.SessionRef))
            row.Problem("session_ref", "NOT_A_REFERENCE", session.SessionRef, "letters, digits, - . or _ are expected.");
        if (Codes.IsOfAnotherPlan(session.SessionRef, session.Urn))
            row.Problem("session_ref", "RESERVED", session.SessionRef, "references like 170005-01 are those of a school's plan: the school's own URN is expected.");
        if (session.Themes.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(theme => !Codes.IsTheme(theme)) is { } unknown)
            row.Problem("themes", "NOT_A_FACTOR", unknown, "factor codes such as 2A separated by ; are expected.");
    }
}
