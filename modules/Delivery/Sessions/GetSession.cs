using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<GetSessionResponse> GetSession(GetSessionRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var known = await contexts.LoadAsync(db, session.LaCode, [session.Urn], context.CancellationToken);
        var people = await db.Attendance.Where(row => row.SessionRef == session.SessionRef).OrderBy(row => row.LeadRef)
            .ToListAsync(context.CancellationToken);
        return new GetSessionResponse
        {
            Session = session.ToMessage(known.FlagsOf(session)),
            Attendance = { await FlaggedAsync(session, people, context) },
        };
    }

    /// <summary>People at a session with what is unusual about those who attended.</summary>
    private async Task<IEnumerable<Attendance>> FlaggedAsync(SessionRow session, List<AttendanceRow> people, ServerCallContext context)
    {
        if (people.Count == 0)
            return [];
        var presence = await contexts.PresenceAsync(context);
        return people.Select(row => row.ToMessage(row.Attended && session.HeldOn is { } day ? presence.FlagOf(row.LeadRef, day) : null))
            .ToList();
    }
}
