using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (from, asOf) = CheckListed(request);
        var (day, reference) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");

        await using var db = store.Read(context);
        // One lower limit of the day, by which an index can be entered: see the worklist.
        var first = day > from ? day : from;
        var page = await Asked(db.Sessions, request, first, asOf)
            .Where(row => row.ScheduledOn > first || string.Compare(row.SessionRef, reference) > 0)
            .OrderBy(row => row.ScheduledOn).ThenBy(row => row.SessionRef).Take(size + 1).ToListAsync(context.CancellationToken);
        var known = await contexts.LoadAsync(db, request.LaCode, page.Select(row => row.Urn), context.CancellationToken);

        var response = new ListSessionsResponse { Sessions = { page.Take(size).Select(row => row.ToMessage(known.FlagsOf(row))) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].ScheduledOn, page[size - 1].SessionRef);
        return response;
    }

    private static IQueryable<SessionRow> Asked(IQueryable<SessionRow> sessions, ListSessionsRequest request, DateOnly from, DateOnly asOf)
    {
        var asked = sessions.Where(row => row.ScheduledOn >= from && row.ScheduledOn <= asOf
            && (request.LaCode == "" || row.LaCode == request.LaCode) && (request.Urn == "" || row.Urn == request.Urn));
        if (request.SupervisorRef.Length > 0)
            asked = asked.Where(row => row.SupervisorRef == request.SupervisorRef);
        if (request.Status != SessionStatus.Unspecified)
            asked = asked.Where(row => row.Status == request.Status);
        if (request.CancelledBy != CancelledBy.Unspecified)
            asked = asked.Where(row => row.CancelledBy == request.CancelledBy);
        if (request.AdHocOnly)
            asked = asked.Where(row => row.AdHoc);
        return Counted(asked, request.Counted, asOf);
    }

    /// <summary>The sessions behind a count of <see cref="SessionTallies"/>.</summary>
    private static IQueryable<SessionRow> Counted(IQueryable<SessionRow> sessions, SessionsCounted counted, DateOnly asOf) => counted switch
    {
        SessionsCounted.Rows => sessions.Where(row => row.Status != SessionStatus.Removed),
        SessionsCounted.Expected => sessions.Where(row => row.Status != SessionStatus.Rescheduled && row.Status != SessionStatus.Removed),
        SessionsCounted.Delivered => sessions.Where(row => row.Status == SessionStatus.Delivered),
        SessionsCounted.Cancelled => sessions.Where(row => row.Status == SessionStatus.Cancelled),
        SessionsCounted.NoShow => sessions.Where(row => row.Status == SessionStatus.NoShow),
        SessionsCounted.Rescheduled => sessions.Where(row => row.Status == SessionStatus.Rescheduled),
        SessionsCounted.Overdue =>
            sessions.Where(row => (row.Status == SessionStatus.Scheduled || row.Status == SessionStatus.Confirmed)
                && row.ScheduledOn < asOf),
        _ => sessions,
    };

    private (DateOnly From, DateOnly AsOf) CheckListed(ListSessionsRequest request)
    {
        var fields = new FieldProblems();
        var from = fields.OptionalDay("scheduled_from", request.ScheduledFrom);
        var asOf = fields.OptionalDay("as_of", request.AsOf);
        fields.OneOf("counted", request.Counted, optional: true);
        fields.ThrowIfAny();
        return (from ?? DateOnly.MinValue,
            request.Counted == SessionsCounted.Unspecified ? asOf ?? DateOnly.MaxValue : trial.AsOf(request.AsOf, clock));
    }
}
