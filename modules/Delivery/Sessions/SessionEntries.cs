using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What RecordSessions and BatchRecordSessions have in common: check all entries, compare, store all or nothing.</summary>
internal sealed partial class DeliveryHandler
{
    private const int NotesKept = 200;

    /// <summary>The report of entries that are stored with it.</summary>
    /// <param name="batch">All entries.</param>
    /// <param name="answer">Makes the answer from the report.</param>
    /// <param name="context">The call.</param>
    private async Task<TResponse> RecordEntriesAsync<TResponse>(BatchRecordSessionsRequest batch, Func<EntriesReport, TResponse> answer,
        ServerCallContext context)
        where TResponse : class, Google.Protobuf.IMessage
    {
        await using var db = store.Read(context);
        var report = new EntriesReport { ValidatedOnly = batch.ValidateOnly };
        var sessions = await CheckedAsync(db, batch.Entries, report, context.CancellationToken);
        var attendance = await AttendanceOfAsync(db, batch.Entries, sessions, context);
        Count(report, sessions, attendance);

        var change = Change.Of(context, batch);
        if (batch.ValidateOnly)
            return answer(report);
        if (sessions.Added.Count + sessions.Changed.Count + attendance.Added.Count + attendance.Changed.Count == 0)
            return await commit.RememberAsync(change, answer(report));
        return await commit.SaveAsync(change with { Details = AuditOf(report) }, async (writing, cancel) =>
        {
            await sessions.WriteAsync(writing, context, clock.GetUtcNow(), cancel);
            await writing.AddManyAsync(attendance.Added, cancel);
            await writing.ReplaceManyAsync(attendance.Changed, cancel);
            return answer(report);
        });
    }

    private async Task<SessionDifference> CheckedAsync(DeliveryDb db, RepeatedField<SessionEntry> entries, EntriesReport report,
        CancellationToken cancel)
    {
        var (fields, seen) = (new FieldProblems(), new HashSet<string>());
        for (var i = 0; i < entries.Count; i++)
            CheckEntry($"entries[{i}].", entries[i], seen, fields);
        fields.ThrowIfAny();

        var sent = entries.Select(entry => entry.Session).ToList();
        var stored = await SessionDifference.StoredAsync(db, [.. seen], cancel);
        var schools = await enrolment.SchoolsAsync(sent.Select(session => session.Urn), cancel);
        var rows = sent.ConvertAll(session => (stored.GetValueOrDefault(session.SessionRef) ?? new SessionRow
        {
            SessionRef = session.SessionRef,
            LaCode = schools.GetValueOrDefault(session.Urn)?.On(session.ScheduledOn.ToDateOnly()) ?? "",
            Urn = session.Urn,
        }).With(session));
        await CheckRowsAsync(db, rows, stored, schools, report, cancel);
        return SessionDifference.Of(stored, rows, (row, _) => row);
    }

    private static void CheckEntry(string path, SessionEntry entry, HashSet<string> seen, FieldProblems fields)
    {
        var session = entry.Session ?? new Session();
        fields.Needed($"{path}session.session_ref", session.SessionRef);
        fields.AddIf(session.SessionRef.Length > 0 && !seen.Add(session.SessionRef), $"{path}session.session_ref", FieldCodes.Duplicate,
            "each session once is expected.");
        CheckMessage($"{path}session.", session, fields);
        fields.AddIf(entry.Attendance.Count > 100, $"{path}attendance", FieldCodes.OutOfRange, "at most 100 people are expected.");
    }

    private async Task CheckRowsAsync(DeliveryDb db, List<SessionRow> rows, Dictionary<string, SessionRow> stored,
        Dictionary<string, SchoolOverTime> schools, EntriesReport report, CancellationToken cancel)
    {
        var supervisors = await enrolment.SupervisorsAsync(cancel);
        var known = await contexts.LoadAsync(db, "", rows.Select(row => row.Urn), cancel);
        var fields = new FieldProblems();
        for (var i = 0; i < rows.Count; i++)
        {
            var (path, row) = ($"entries[{i}].session.", rows[i]);
            var school = schools.GetValueOrDefault(row.Urn);
            fields.AddIf(school is null, $"{path}urn", FieldCodes.UnknownSchool, "the URN of a school in the register is expected.");
            fields.AddIf(school is not null && (row.LaCode.Length == 0 || school.On(row.ScheduledOn) != row.LaCode), $"{path}urn",
                FieldCodes.NotOfAuthority, "a school that the session's authority has on the day for which it is scheduled is expected.");
            fields.AddIf(row.SupervisorRef is { } supervisor && supervisors.GetValueOrDefault(supervisor) != row.LaCode,
                $"{path}supervisor_ref", FieldCodes.UnknownSupervisor, "a supervisor of the authority is expected, or none.");
            fields.AddRange(path, SessionRules.Problems(row, clock.Today()));
            if (stored.GetValueOrDefault(row.SessionRef)?.HeldOn != row.HeldOn && UnusualDayProblem(row, known) is { } unusual)
                fields.AddRange(path, [unusual]);
            foreach (var flag in known.FlagsOf(row))
                Note(report, i, flag);
        }
        fields.ThrowIfAny();
    }

    private async Task<Difference<AttendanceRow>> AttendanceOfAsync(DeliveryDb db, RepeatedField<SessionEntry> entries,
        SessionDifference sessions, ServerCallContext context)
    {
        if (entries.All(entry => entry.Attendance.Count == 0))
            return new Difference<AttendanceRow>([], [], 0);
        var authorities = sessions.Added.Concat(sessions.Changed.Select(pair => pair.After))
            .ToDictionary(row => row.SessionRef, row => row.LaCode);
        var cancel = context.CancellationToken;
        var references = entries.Select(entry => entry.Session.SessionRef).ToHashSet();
        var presence = await contexts.PresenceAsync(context);
        var (rows, fields) = (new List<AttendanceRow>(), new FieldProblems());
        var unchanged = await SessionDifference.StoredAsync(db, [.. references.Where(reference => !authorities.ContainsKey(reference))],
            cancel);
        for (var i = 0; i < entries.Count; i++)
        {
            var reference = entries[i].Session.SessionRef;
            CheckPeople($"entries[{i}].", entries[i].Attendance, entries[i].Session.Status, presence, fields);
            var laCode = authorities.GetValueOrDefault(reference) ?? unchanged[reference].LaCode;
            rows.AddRange(entries[i].Attendance.Select(person => RowOf(reference, laCode, person)));
        }
        fields.ThrowIfAny();
        var stored = new Dictionary<(string, string), AttendanceRow>();
        foreach (var part in references.Chunk(5_000))
        {
            foreach (var row in await db.Attendance.Where(row => part.Contains(row.SessionRef)).ToListAsync(cancel))
                stored[(row.SessionRef, row.LeadRef)] = row;
        }
        return rows.Against(stored, row => (row.SessionRef, row.LeadRef));
    }

    private static void Note(EntriesReport report, int index, string flag)
    {
        var (field, message) = SessionFlags.Explain(flag);
        if (++report.NotesTotal <= NotesKept)
            report.Notes.Add(new EntryNote { Index = index, Field = field, Code = flag, Message = message });
    }

    private static void Count(EntriesReport report, SessionDifference sessions, Difference<AttendanceRow> attendance)
    {
        (report.SessionsAdded, report.SessionsChanged, report.SessionsUnchanged) =
            (sessions.Added.Count, sessions.Changed.Count, sessions.Unchanged);
        (report.AttendanceAdded, report.AttendanceChanged, report.AttendanceUnchanged) =
            (attendance.Added.Count, attendance.Changed.Count, attendance.Unchanged);
    }

    private static string AuditOf(EntriesReport report) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, int>
    {
        ["sessions_added"] = report.SessionsAdded,
        ["sessions_changed"] = report.SessionsChanged,
        ["attendance_added"] = report.AttendanceAdded,
        ["attendance_changed"] = report.AttendanceChanged,
    });
}
