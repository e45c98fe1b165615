using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<GetDeliveryStatementResponse> GetDeliveryStatement(GetDeliveryStatementRequest request,
        ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        await using var db = store.Read(context);
        var sessions = await db.Sessions.Where(row => row.Status == SessionStatus.Delivered).OrderBy(row => row.SessionRef)
            .ToListAsync(cancel);
        var present = (await Tallies.PresencesAsync(db, cancel)).ToLookup(presence => presence.SessionRef, presence => presence.LeadRef);
        var rules = await ComplianceRules.StoredAsync(db, cancel);

        return new GetDeliveryStatementResponse
        {
            Sessions =
                { sessions.OrderBy(row => row.SessionRef, StringComparer.Ordinal).Select(row => Stated(row, present[row.SessionRef])) },
            Rules = { ComplianceRules.Messages(rules) },
        };
    }

    private static DeliveredSession Stated(SessionRow row, IEnumerable<string> present)
    {
        var stated = new DeliveredSession
        {
            SessionRef = row.SessionRef,
            Urn = row.Urn,
            LaCode = row.LaCode,
            SupervisorRef = row.SupervisorRef ?? "",
            HeldOn = row.HeldOn.ToDate(),
            LeadRefs = { present.Order(StringComparer.Ordinal) },
        };
        if (row.ActualMinutes is { } minutes)
            stated.Minutes = minutes;
        return stated;
    }
}
