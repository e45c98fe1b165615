using System.Net;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class IssueCalendarFeedTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_supervisor_reads_whole_day_events_that_keep_their_identity_and_count_their_changes(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("351");
        var school = programme.School("351", 2);
        await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
        {
            SupervisorRef = "SSW03",
            Urn = school,
            StartsOn = GivenDelivery.Day(2021, 9, 1)
        });
        await programme.PlanAsync("351");
        var path = (await schedule.IssueCalendarFeedAsync(new IssueCalendarFeedRequest { SupervisorRef = "SSW03" })).Path;
        using var http = new HttpClient { BaseAddress = programme.Http };

        var before = Ical.Net.Calendar.Load(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!;
        var session = programme.Sessions("351", school).First(row => row.SupervisorRef == "SSW03");
        await GivenDelivery.Delivery(programme)
            .CancelSessionAsync(new CancelSessionRequest
            {
                SessionRef = session.SessionRef,
                CancelledBy = CancelledBy.School,
                Reason = "workload"
            });
        var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        var after = Ical.Net.Calendar.Load(text)!;

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(before.Events.Select(row => row.Uid), after.Events.Select(row => row.Uid));
        var day = new DateOnly(session.ScheduledOn.Year, session.ScheduledOn.Month, session.ScheduledOn.Day);
        var (was, now) = (before.Events.Single(row => row.Start!.Date == day), after.Events.Single(row => row.Start!.Date == day));
        Assert.Equal(("CONFIRMED", "CANCELLED", was.Sequence + 1), (was.Status, now.Status, now.Sequence));
        Assert.False(now.Start!.HasTime);
        Assert.Equal($"Supervision, group, 90 min, school {school}", now.Summary);
        Assert.DoesNotContain("L0", text, StringComparison.Ordinal);
        using var unchanged = new HttpRequestMessage(HttpMethod.Get,
            new Uri(path, UriKind.Relative))
        { Headers = { IfNoneMatch = { response.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(unchanged)).StatusCode);
        Assert.DoesNotContain(programme.Log, line => line.Contains(path[10..30], StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task The_secret_is_shown_once_and_only_for_a_supervisor_in_scope(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "350");
        var request = new IssueCalendarFeedRequest { SupervisorRef = "SSW01", RequestId = "feed-once" };

        var first = await coordinator.IssueCalendarFeedAsync(request);
        var again = await coordinator.IssueCalendarFeedAsync(request);

        Assert.Equal((first.Feed, ""), (again.Feed, again.Path));
        Assert.Matches("^/calendar/[A-Za-z0-9_-]{43}\\.ics$", first.Path);
        var foreign = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await coordinator.IssueCalendarFeedAsync(new IssueCalendarFeedRequest { SupervisorRef = "SSW03" }));
        Assert.Equal("There is no supervisor SSW03.", foreign.Message);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.IssueCalendarFeedAsync(new IssueCalendarFeedRequest()));
    }
}
