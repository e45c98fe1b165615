using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ListSessionsTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Pages_follow_the_scheduled_day_and_show_every_session_once(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var all = All(delivery, new() { PageSize = 400 });

        Assert.Equal(1761, all.Count);
        Assert.Equal(1761, all.Select(session => session.SessionRef).Distinct().Count());
        var order =
            all.Select(session =>
                $"{session.ScheduledOn.Year}{session.ScheduledOn.Month:00}{session.ScheduledOn.Day:00}{session.SessionRef}").ToList();
        Assert.Equal(order.Order(StringComparer.Ordinal), order);
    }

    [SkippableTheory, EachStore]
    public async Task Filters_and_scope_narrow_the_list_and_a_token_belongs_to_its_filter(string store)
    {
        var programme = await programmes.OnAsync(store);
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");
        var truth = GivenDelivery.Truth.GetProperty("sessions").GetProperty("per_la").GetProperty("351");

        Assert.Equal(truth.GetProperty("rows_after_dedup").GetInt32(), All(coordinator, new() { PageSize = 1000 }).Count);
        Assert.Equal(truth.GetProperty("no_show").GetInt32(), All(coordinator, new() { Status = SessionStatus.NoShow }).Count);
        Assert.Equal(GivenDelivery.Truth.GetProperty("dose").GetProperty("per_school").GetProperty("170052").GetInt32(),
            All(coordinator, new() { Urn = "170052", Status = SessionStatus.Delivered }).Count);
        Assert.Empty(All(coordinator, new() { LaCode = "350" }));
        var token = coordinator.ListSessions(new() { PageSize = 1 }).NextPageToken;
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.ListSessionsAsync(new() { LaCode = "351", PageToken = token }));
    }

    [SkippableTheory, EachStore]
    public async Task Flags_name_the_sessions_that_are_known_to_be_unusual(string store)
    {
        var flagged = All(GivenDelivery.Delivery(await programmes.OnAsync(store)), new() { PageSize = 1000 })
            .SelectMany(session => session.Flags.Select(flag => (flag, session.SessionRef)))
            .ToLookup(pair => pair.flag, pair => pair.SessionRef);
        var truth = GivenDelivery.Truth.GetProperty("session_anomalies");

        Assert.Equal(Names("held_before_first_day_2021-09-13"), flagged["HELD_BEFORE_START"].Order(StringComparer.Ordinal));
        Assert.Equal(Names("held_before_scheduled"), flagged["HELD_BEFORE_SCHEDULED"].Order(StringComparer.Ordinal));
        Assert.Equal(Names("held_on_bank_holiday"), flagged["HELD_ON_HOLIDAY"].Order(StringComparer.Ordinal));
        Assert.Equal(truth.GetProperty("no_supervisor").GetInt32(), flagged["NO_SUPERVISOR"].Count());
        Assert.Empty(flagged["NOT_TREATED"]);
        Assert.Empty(flagged["AFTER_WITHDRAWAL"]);

        IEnumerable<string> Names(string kind) => truth.GetProperty(kind).EnumerateArray().Select(name => name.GetString()!);
    }

    [SkippableTheory, EachStore]
    public async Task Every_count_of_an_authority_on_any_day_is_explained_by_a_list(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        foreach (var asOf in new[] { GivenDelivery.Day(2021, 12, 31), GivenDelivery.Day(2022, 7, 31) })
        {
            var counts = delivery.SummariseSessions(new() { AsOf = asOf }).ByLa.Single(la => la.LaCode == "350");
            int Listed(SessionsCounted counted, CancelledBy party = CancelledBy.Unspecified) =>
                All(delivery, new() { LaCode = "350", AsOf = asOf, Counted = counted, CancelledBy = party, PageSize = 50 }).Count;

            Assert.Equal((counts.Rows, counts.Expected), (Listed(SessionsCounted.Rows), Listed(SessionsCounted.Expected)));
            Assert.Equal((counts.Delivered, counts.Cancelled), (Listed(SessionsCounted.Delivered), Listed(SessionsCounted.Cancelled)));
            Assert.Equal((counts.NoShow, counts.Rescheduled, counts.Overdue),
                (Listed(SessionsCounted.NoShow), Listed(SessionsCounted.Rescheduled), Listed(SessionsCounted.Overdue)));
            Assert.Equal(counts.CancelledByParty["school"], Listed(SessionsCounted.Cancelled, CancelledBy.School));
            Assert.Equal(counts.Due, delivery.SummariseDose(new() { AsOf = asOf, WithDueDays = true }).Schools
                .Where(school => school.LaCode == "350").Sum(school => school.DueOn.Count));
        }
    }

    [SkippableTheory, EachStore]
    public async Task A_supervisor_and_a_period_narrow_the_list(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var own = All(delivery, new() { SupervisorRef = "SSW01", PageSize = 1000 });
        var march =
            All(delivery,
                new() { SupervisorRef = "SSW01", ScheduledFrom = GivenDelivery.Day(2022, 3, 1), AsOf = GivenDelivery.Day(2022, 3, 31) });

        Assert.All(own, session => Assert.Equal("SSW01", session.SupervisorRef));
        Assert.Equal(own.Count(session => session.ScheduledOn is { Year: 2022, Month: 3 }), march.Count);
        Assert.NotEmpty(march);
    }

    private static List<Session> All(DeliveryService.DeliveryServiceClient delivery, ListSessionsRequest request)
    {
        var all = new List<Session>();
        do
        {
            var page = delivery.ListSessions(request);
            all.AddRange(page.Sessions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
