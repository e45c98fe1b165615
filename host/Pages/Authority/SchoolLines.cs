using Google.Type;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>The schools of an authority with their stage, and what they got of what was possible by now.</summary>
internal static class SchoolLines
{
    /// <param name="request">Who asks; it sees this authority alone.</param>
    /// <param name="laCode">The authority.</param>
    /// <param name="today">The day.</param>
    /// <param name="asOf">Last day that counts; null = today.</param>
    public static async Task<IReadOnlyList<SchoolLine>> LoadAsync(PageRequest request, string laCode, DateOnly today, Date? asOf)
    {
        if (!request.May("EnrolmentService/ListStages"))
            return [];
        var enrolment = new EnrolmentService.EnrolmentServiceClient(request.Calls);
        var stages = await Journal.Pages.AllAsync(new ListStagesRequest { AsOf = asOf },
            page => enrolment.ListStagesAsync(page, cancellationToken: request.Cancel), page => page.Schools);
        var dose = await request.IfMayAsync("DeliveryService/SummariseDose", calls => new DeliveryService.DeliveryServiceClient(calls)
            .SummariseDoseAsync(new() { AsOf = asOf }, cancellationToken: request.Cancel));
        var shares = (dose?.Schools ?? []).ToDictionary(school => school.Urn, school => new SchoolShare(school.Delivered, school.Due));
        var sessions = (await SessionsAsync(request, laCode)).ToLookup(session => session.Urn);
        var day = asOf?.ToDateOnly() ?? today;
        return [.. stages.Select(school => new SchoolLine(school.Urn, school.Name, PageText.Words(school.Stage),
            school.Events.LastOrDefault(one => one.Stage == school.Stage)?.ReachedOn?.ToDateOnly(),
            Of(sessions[school.Urn].Where(one => one.HeldOn?.ToDateOnly() <= day).MaxBy(one => one.HeldOn.ToDateOnly()),
                one => one.HeldOn),
            Of(sessions[school.Urn].Where(one => SessionWords.IsOpen(one) && one.ScheduledOn.ToDateOnly() >= day)
                .MinBy(one => one.ScheduledOn.ToDateOnly()), one => one.ScheduledOn), shares.GetValueOrDefault(school.Urn)))];
    }

    private static SchoolSession? Of(Session? session, Func<Session, Date> day) =>
        session is null ? null : new SchoolSession(day(session).ToDateOnly(), session.SessionRef);

    private static async Task<IReadOnlyList<Session>> SessionsAsync(PageRequest request, string laCode)
    {
        if (!request.May("DeliveryService/ListSessions"))
            return [];
        var delivery = new DeliveryService.DeliveryServiceClient(request.Calls);
        return await Journal.Pages.AllAsync(new ListSessionsRequest { LaCode = laCode },
            page => delivery.ListSessionsAsync(page, cancellationToken: request.Cancel), page => page.Sessions);
    }
}
