using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ImportAttendanceResponse> ImportAttendance(IAsyncStreamReader<ImportAttendanceRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportAttendanceResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var leads = (await enrolment.PostsAsync(context.CancellationToken)).Select(post => post.LeadRef).ToHashSet();
        await using var db = store.Read(context);
        var sessions = await db.Sessions.Select(row => new { row.SessionRef, row.LaCode, row.Status }).ToDictionaryAsync(row => row.SessionRef, row => (row.LaCode, row.Status), context.CancellationToken);
        var (rows, dropped) = ReadAttendance(file, problems, sessions, leads);
        problems.ThrowIfAny();
        var stored = await db.Attendance.ToDictionaryAsync(row => (row.SessionRef, row.LeadRef), context.CancellationToken);

        var difference = rows.Against(stored, row => (row.SessionRef, row.LeadRef));
        var report = file.Report(problems, difference, first.Options.ValidateOnly, dropped);
        return await commit.ApplyAsync(change, report, difference, new ImportAttendanceResponse { Report = report });
    }

    private static (IReadOnlyCollection<AttendanceRow> Rows, int Dropped) ReadAttendance(
        UploadedFile file, RowProblems problems, Dictionary<string, (string LaCode, SessionStatus Status)> sessions, HashSet<string> leads)
    {
        using var table = CsvTable.Open(file, problems, ["session_ref", "lead_ref", "attended", "absence_reason"]);
        var rows = new Dictionary<(string, string), (AttendanceRow Row, int Line)>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var attendance = ReadAttendance(row, sessions, leads);
            var key = (attendance.SessionRef, attendance.LeadRef);
            if (rows.TryAdd(key, (attendance, row.Line)))
                continue;
            if (rows[key].Row != attendance)
                row.Problem("lead_ref", "DUPLICATE", attendance.LeadRef, $"the same person and session are on line {rows[key].Line} with other values.");
            row.Note("lead_ref", "DUPLICATE_ROW", $"The same as line {rows[key].Line}; left out.");
            dropped++;
        }
        return ([.. rows.Values.Select(entry => entry.Row)], dropped);
    }

    private static AttendanceRow ReadAttendance(CsvRow row, Dictionary<string, (string LaCode, SessionStatus Status)> sessions, HashSet<string> leads)
    {
        var (session, lead) = (row.Required("session_ref", 64), row.Required("lead_ref", 64));
        var attended = row.RequiredCode("attended", Codes.YesNo);
        var reason = row.Optional("absence_reason", 64);
        var known = sessions.TryGetValue(session, out var of);
        if (session.Length > 0 && !known)
            row.Problem("session_ref", "UNKNOWN_SESSION", session, "a session that is recorded is expected.");
        if (lead.Length > 0 && !leads.Contains(lead))
            row.Problem("lead_ref", "UNKNOWN_LEAD", lead, "a person with a post as lead or deputy is expected.");
        if (reason is not null && (attended || !Codes.IsReason(reason)))
            row.Problem("absence_reason", "NOT_A_REASON", reason, "a code in lower case for somebody who did not attend is expected.");
        if (known && attended && of.Status != SessionStatus.Delivered)
            row.Note("attended", "SESSION_NOT_HELD", "Recorded as present at a session that was not held: check both.");
        return new AttendanceRow { SessionRef = session, LeadRef = lead, LaCode = of.LaCode ?? "", Attended = attended, AbsenceReason = reason };
    }
}
