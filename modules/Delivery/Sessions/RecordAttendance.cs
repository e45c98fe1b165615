using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<RecordAttendanceResponse> RecordAttendance(RecordAttendanceRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var presence = await contexts.PresenceAsync(context);
        CheckAttendance(request, session, presence);

        var rows = request.Attendance.Select(person => RowOf(session.SessionRef, session.LaCode, person)).ToDictionary(row => row.LeadRef);

        string? FlagOf(AttendanceRow row) => row.Attended && session.HeldOn is { } day ? presence.FlagOf(row.LeadRef, day) : null;
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var stored = await writing.Attendance.Where(row => row.SessionRef == session.SessionRef)
                .ToDictionaryAsync(row => row.LeadRef, cancel);
            foreach (var row in rows.Values)
            {
                if (stored.TryGetValue(row.LeadRef, out var before))
                    writing.Entry(before).CurrentValues.SetValues(row);
                else
                    writing.Attendance.Add(row);
            }
            var now = rows.Values.Concat(stored.Values.Where(row => !rows.ContainsKey(row.LeadRef)))
                .OrderBy(row => row.LeadRef, StringComparer.Ordinal);
            return new RecordAttendanceResponse { Attendance = { now.Select(row => row.ToMessage(FlagOf(row))) } };
        });
    }

    private static void CheckAttendance(RecordAttendanceRequest request, SessionRow session, ControlPresence presence)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Attendance.Count is 0 or > 100, "attendance", FieldCodes.OutOfRange, "1 to 100 people are expected.");
        CheckPeople("", request.Attendance, session.Status, presence, fields);
        fields.ThrowIfAny();
    }

    /// <summary>People of one session, each once, with what is known of them.</summary>
    private static void CheckPeople(string path, RepeatedField<Attendance> people, SessionStatus status, ControlPresence presence,
        FieldProblems fields)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < people.Count; i++)
        {
            var (field, person) = ($"{path}attendance[{i}]", people[i]);
            fields.AddIf(!presence.MayBe(person.LeadRef), $"{field}.lead_ref", FieldCodes.UnknownLead,
                "a person with a post as lead or deputy is expected.");
            fields.AddIf(!seen.Add(person.LeadRef), $"{field}.lead_ref", FieldCodes.Duplicate, "each person once is expected.");
            fields.AddIf(person.Attended && status != SessionStatus.Delivered, $"{field}.attended", FieldCodes.SessionNotHeld,
                "nobody was at a session that was not held; record the session first.");
            fields.AddIf(person.Attended && person.AbsenceReason.Length > 0, $"{field}.absence_reason", FieldCodes.NotAbsent,
                "a reason only for somebody who was absent is expected.");
            fields.Code($"{field}.absence_reason", person.AbsenceReason, SessionCodes.AbsenceReasons, optional: true);
        }
    }

    private static AttendanceRow RowOf(string sessionRef, string laCode, Attendance person) => new()
    {
        SessionRef = sessionRef,
        LeadRef = person.LeadRef,
        LaCode = laCode,
        Attended = person.Attended,
        AbsenceReason = OrNull(person.AbsenceReason),
    };
}
