using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<RecordAttendanceResponse> RecordAttendance(RecordAttendanceRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var leads = (await enrolment.PostsAsync(context.CancellationToken)).Select(post => post.LeadRef).ToHashSet();
        CheckAttendance(request, session, leads);

        var rows = request.Attendance.Select(person => new AttendanceRow
        {
            SessionRef = session.SessionRef,
            LeadRef = person.LeadRef,
            LaCode = session.LaCode,
            Attended = person.Attended,
            AbsenceReason = OrNull(person.AbsenceReason),
        }).ToDictionary(row => row.LeadRef);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var stored = await writing.Attendance.Where(row => row.SessionRef == session.SessionRef).ToDictionaryAsync(row => row.LeadRef, cancel);
            foreach (var row in rows.Values)
            {
                if (stored.TryGetValue(row.LeadRef, out var before))
                    writing.Entry(before).CurrentValues.SetValues(row);
                else
                    writing.Attendance.Add(row);
            }
            var now = rows.Values.Concat(stored.Values.Where(row => !rows.ContainsKey(row.LeadRef))).OrderBy(row => row.LeadRef, StringComparer.Ordinal);
            return new RecordAttendanceResponse { Attendance = { now.Select(row => row.ToMessage()) } };
        });
    }

    private static void CheckAttendance(RecordAttendanceRequest request, SessionRow session, HashSet<string> leads)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Attendance.Count is 0 or > 100, "attendance", "OUT_OF_RANGE", "1 to 100 people are expected.");
        var seen = new HashSet<string>();
        for (var i = 0; i < request.Attendance.Count; i++)
        {
            var (field, person) = ($"attendance[{i}]", request.Attendance[i]);
            fields.AddIf(!leads.Contains(person.LeadRef), $"{field}.lead_ref", "UNKNOWN_LEAD", "a person with a post as lead or deputy is expected.");
            fields.AddIf(!seen.Add(person.LeadRef), $"{field}.lead_ref", "DUPLICATE", "each person once is expected.");
            fields.AddIf(person.Attended && session.Status != SessionStatus.Delivered, $"{field}.attended", "SESSION_NOT_HELD", "nobody was at a session that was not held; record the session first.");
            fields.AddIf(person.Attended && person.AbsenceReason.Length > 0, $"{field}.absence_reason", "NOT_ABSENT", "a reason only for somebody who was absent is expected.");
            fields.Reason($"{field}.absence_reason", person.AbsenceReason, optional: true);
        }
        fields.ThrowIfAny();
    }
}
