using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SummariseStaffTimeResponse> SummariseStaffTime(SummariseStaffTimeRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        await using var db = store.Read(context);
        var sessions = await db.Sessions.Where(row => row.Status == SessionStatus.Delivered && row.HeldOn <= asOf)
            .Select(row => new SessionTime(row.SessionRef, row.LaCode, row.Urn, row.SupervisorRef, row.MeetingRef,
                row.ActualMinutes, row.PrepMinutes, row.TravelMinutes))
            .ToListAsync(context.CancellationToken);
        var present = (await Tallies.PresencesAsync(db, context.CancellationToken)).ToLookup(one => one.SessionRef, one => one.LeadRef);

        return new SummariseStaffTimeResponse
        {
            ByLa =
            {
                sessions.GroupBy(session => session.LaCode).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => StaffTimes.Sum(group.Key, [.. group], present)),
            },
            Overall = StaffTimes.Sum("", sessions, present),
        };
    }
}
