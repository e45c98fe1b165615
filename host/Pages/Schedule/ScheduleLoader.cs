using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Loads what is recorded about the schedule of one authority.</summary>
internal static class ScheduleLoader
{
    private const int MostWork = 100;

    /// <param name="request">Who looks; it sees this authority alone.</param>
    /// <param name="laCode">The authority.</param>
    public static async Task<ScheduleFacts> LoadAsync(PageRequest request, string laCode)
    {
        var (schedule, cancel) = (new ScheduleService.ScheduleServiceClient(request.Calls), request.Cancel);
        var whose = await WhoseSessions.LoadAsync(request, laCode);
        var loads = await schedule.SummariseCaseloadsAsync(new() { LaCode = laCode }, cancellationToken: cancel);
        var caseloads = await Journal.Pages.AllAsync(new ListCaseloadsRequest { LaCode = laCode, SupervisorRef = whose.Own },
            page => schedule.ListCaseloadsAsync(page, cancellationToken: cancel), page => page.Caseloads);
        var groups = await Journal.Pages.AllAsync(new ListGroupsRequest { LaCode = laCode },
            page => schedule.ListGroupsAsync(page, cancellationToken: cancel), page => page.Groups);
        var work = await schedule.ListScheduleWorkAsync(new() { LaCode = laCode, SupervisorRef = whose.Own, PageSize = MostWork },
            cancellationToken: cancel);
        if (whose.Own.Length > 0)
            groups = groups.FindAll(group => caseloads.Any(one => one.GroupRef == group.GroupRef));
        return new ScheduleFacts(whose.Own,
            [.. loads.Supervisors.Where(one => whose.Own.Length == 0 || one.SupervisorRef == whose.Own)],
            loads.ByLa.FirstOrDefault(), [.. caseloads.OrderBy(one => one.EndsOn is not null)
                .ThenBy(one => one.SupervisorRef, StringComparer.Ordinal)], groups, work.Work, work.NextPageToken.Length > 0,
            await SchoolsAsync(request, caseloads, groups, work), whose.Supervisors);
    }

    /// <summary>Names of treated schools, as far as the role may know them, and of those that are named here.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> SchoolsAsync(PageRequest request, List<Caseload> caseloads,
        List<Group> groups, ListScheduleWorkResponse work)
    {
        var dose = await request.IfMayAsync("DeliveryService/SummariseDose", calls => new DeliveryService.DeliveryServiceClient(calls)
            .SummariseDoseAsync(new(), cancellationToken: request.Cancel));
        var urns = caseloads.Select(one => one.Urn).Concat(groups.SelectMany(group => group.Members).Select(member => member.Urn))
            .Concat(work.Work.Select(one => one.Urn)).Concat((dose?.Schools ?? []).Select(school => school.Urn));
        var names = await SessionsEndpoint.SchoolsAsync(request, urns);
        return names.OrderBy(school => school.Value, StringComparer.Ordinal).ToDictionary();
    }
}
