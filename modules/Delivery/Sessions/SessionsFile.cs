using Programme.Delivery.V1;
using Programme.Intake;

namespace Programme.Delivery;

/// <summary>A sessions file, read and checked as far as that needs nothing else: by line, exact duplicates left out.</summary>
/// <param name="Lines">Rows by line.</param>
/// <param name="Dropped">Exact duplicates.</param>
internal sealed record SessionsFile(SortedDictionary<int, SessionRow> Lines, int Dropped)
{
    public static SessionsFile Read(UploadedFile file, RowProblems problems, DateOnly today)
    {
        using var table = CsvTable.Open(file, problems, SessionsList.Description);
        var lines = new SortedDictionary<int, SessionRow>();
        var seen = new Dictionary<string, int>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var session = ReadRow(row);
            foreach (var problem in SessionRules.Problems(session, today))
                Add(row, problem);
            if (seen.TryAdd(session.SessionRef, row.Line))
            {
                lines[row.Line] = session;
            }
            else if (lines[seen[session.SessionRef]] with { RepeatedInFile = false } == session)
            {
                dropped++;
                lines[seen[session.SessionRef]] = session with { RepeatedInFile = true };
                row.Note("session_ref", FieldCodes.DuplicateRow,
                    $"{session.SessionRef} is on line {seen[session.SessionRef]}, the same in every column; left out.");
            }
            else
            {
                row.Problem("session_ref", FieldCodes.Duplicate, session.SessionRef,
                    $"the same session is on line {seen[session.SessionRef]} with other values.");
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
        Format = row.RequiredCode("format", SessionCodes.Formats),
        Mode = row.RequiredCode("mode", SessionCodes.Modes),
        ScheduledOn = row.RequiredDay("scheduled_on"),
        HeldOn = row.Day("held_on"),
        Status = row.RequiredCode("status", SessionCodes.Statuses),
        CancelledBy = row.Code("cancelled_by", SessionCodes.Parties) ?? CancelledBy.Unspecified,
        Reason = row.Optional("reason", 64),
        PlannedMinutes = row.Whole("planned_minutes", 1, 600),
        ActualMinutes = row.Whole("actual_minutes", 1, 600),
        PrepMinutes = row.Whole("prep_minutes", 0, 600),
        TravelMinutes = row.Whole("travel_minutes", 0, 600),
        CasesDiscussed = row.Whole("cases_discussed", 0, 100),
        Themes = ThemesOf(row.Optional("themes")),
        AgendaCovered = row.Whole("agenda_covered", 0, 5),
    };

    /// <summary>People separate codes by commas, too, and put spaces between them.</summary>
    private static string ThemesOf(string? text) => string.Join(';',
        (text ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToUpperInvariant();

    /// <summary>A cell that could not be read is missing to the rules; it is named already.</summary>
    private static void Add(CsvRow row, Problem problem)
    {
        var text = row.Text(problem.Field);
        if (problem.Code != FieldCodes.Missing || text.Length == 0)
            row.Problem(problem.Field, problem.Code, text.Length == 0 ? null : text, problem.Message);
    }
}
