using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override Task<ImportAttendanceResponse> ImportAttendance(IAsyncStreamReader<ImportAttendanceRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAttendanceAsync, AttendanceList.Description);

    private async Task<ImportAttendanceResponse> ImportAttendanceAsync(Import<ImportAttendanceRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var presence = await contexts.PresenceAsync(context);
        await using var db = store.Read(context);
        var sessions = await db.Sessions.Select(row => new OfSession(row.SessionRef, row.LaCode, row.Status, row.HeldOn))
            .ToDictionaryAsync(row => row.SessionRef, context.CancellationToken);
        var (rows, dropped) = ReadAttendance(file, problems, sessions, presence);
        problems.ThrowIfAny();
        var stored = await db.Attendance.ToDictionaryAsync(row => (row.SessionRef, row.LeadRef), context.CancellationToken);

        var covered = rows.Select(row => row.SessionRef).ToHashSet();
        var difference = rows.Against(stored, row => (row.SessionRef, row.LeadRef)) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => (row.SessionRef, row.LeadRef)),
                row => covered.Contains(row.SessionRef), row => $"{row.LeadRef} at {row.SessionRef}")
        };
        var report = file.Report(problems, difference, import.ValidateOnly, dropped);
        return await commit.ApplyAsync(change, report, difference, new ImportAttendanceResponse { Report = report });
    }

    private static (IReadOnlyCollection<AttendanceRow> Rows, int Dropped) ReadAttendance(
        UploadedFile file, RowProblems problems, Dictionary<string, OfSession> sessions, ControlPresence presence)
    {
        using var table = CsvTable.Open(file, problems, AttendanceList.Description);
        var rows = new Dictionary<(string, string), (AttendanceRow Row, int Line)>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var attendance = ReadAttendance(row, sessions, presence);
            var key = (attendance.SessionRef, attendance.LeadRef);
            if (rows.TryAdd(key, (attendance, row.Line)))
                continue;
            if (rows[key].Row != attendance)
                row.Problem("lead_ref", FieldCodes.Duplicate, attendance.LeadRef,
                    $"the same person and session are on line {rows[key].Line} with other values.");
            row.Note("lead_ref", FieldCodes.DuplicateRow, $"The same as line {rows[key].Line}; left out.");
            dropped++;
        }
        return ([.. rows.Values.Select(entry => entry.Row)], dropped);
    }

    private static AttendanceRow ReadAttendance(CsvRow row, Dictionary<string, OfSession> sessions, ControlPresence presence)
    {
        var (session, lead) = (row.Required("session_ref", 64), row.Required("lead_ref", 64));
        var attended = row.RequiredCode("attended", SessionCodes.YesNo);
        var reason = row.Optional("absence_reason", 64);
        var of = sessions.GetValueOrDefault(session);
        if (session.Length > 0 && of is null)
            row.Problem("session_ref", FieldCodes.UnknownSession, session, "a session that is recorded is expected.");
        if (lead.Length > 0 && !presence.MayBe(lead))
            row.Problem("lead_ref", FieldCodes.UnknownLead, lead, "a person with a post as lead or deputy is expected.");
        if (reason is not null && (attended || !SessionCodes.AbsenceReasons.Contains(reason)))
            row.Problem("absence_reason", FieldCodes.UnknownCode, reason,
                $"for somebody who did not attend, one of {string.Join(", ", SessionCodes.AbsenceReasons)} is expected.");
        if (of is not null && attended)
            NotePresence(row, of, lead, presence);
        return new AttendanceRow
        {
            SessionRef = session,
            LeadRef = lead,
            LaCode = of?.LaCode ?? "",
            Attended = attended,
            AbsenceReason = reason
        };
    }

    private static void NotePresence(CsvRow row, OfSession session, string lead, ControlPresence presence)
    {
        if (session.Status != SessionStatus.Delivered)
            row.Note("attended", FieldCodes.SessionNotHeld, "Recorded as present at a session that was not held: check both.");
        if (session.HeldOn is { } day && presence.FlagOf(lead, day) is { } flag)
            row.Note("lead_ref", flag, SessionFlags.Explain(flag).Message);
    }

    /// <summary>The fields of a session that attendance is checked against.</summary>
    private sealed record OfSession(string SessionRef, string LaCode, SessionStatus Status, DateOnly? HeldOn);
}
