using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class PlanSessionsTests(EnrolledProgrammes programmes, Programmes bare) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Each_treated_school_gets_a_session_on_each_slot_until_it_withdraws_and_a_second_plan_changes_nothing(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));

        var plan = await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "354" });
        var sessions = delivery.ListSessions(new() { LaCode = "354", PageSize = 1000 }).Sessions;

        Assert.Equal(
            ["2021-09-07", "2021-10-05", "2021-11-02", "2021-11-30", "2022-01-25", "2022-02-22", "2022-03-22", "2022-04-25", "2022-05-17",
                "2022-06-14", "2022-07-12"],
            plan.Slots.Select(day => $"{day.Year}-{day.Month:00}-{day.Day:00}"));
        Assert.Equal([GivenDelivery.Day(2021, 12, 28)], plan.LeftOut);
        Assert.Equal(11 * 11, plan.Added);
        Assert.Equal(plan.Added, sessions.Count);
        Assert.Equal((sessions[0].Urn + "-01", plan.Slots[0]), (sessions[0].SessionRef, sessions[0].SlotOn));
        Assert.All(sessions, session =>
            Assert.Equal((SessionStatus.Scheduled, SessionFormat.Group, SessionMode.InPerson, 90),
                (session.Status, session.Format, session.Mode, session.PlannedMinutes)));
        Assert.Equal(11, sessions.Select(session => session.Urn).Distinct().Count());
        var again = await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "354" });
        Assert.Equal((0, 0, 0, 0, 0), (again.Added, again.Moved, again.Removed, again.Restored, again.Changed));
        Assert.Equal(sessions, delivery.ListSessions(new() { LaCode = "354", PageSize = 1000 }).Sessions);
    }

    [SkippableTheory, EachStore]
    public async Task Planned_sessions_without_an_outcome_are_overdue_from_the_day_after_and_the_plan_is_what_is_due(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));
        await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "355" });

        SessionCounts On(int day) => delivery.SummariseSessions(new() { AsOf = GivenDelivery.Day(2021, 9, day) }).ByLa
            .Single(counts => counts.LaCode == "355");

        // 355: 16 treated schools, first slot on 2 September, second on the 30th.
        Assert.Equal((16, 16, 0), (On(2).Rows, On(2).Due, On(2).Overdue));
        Assert.Equal((16, 16, 16), (On(3).Rows, On(3).Due, On(3).Overdue));
        Assert.Equal((32, 32, 16), (On(30).Rows, On(30).Due, On(30).Overdue));
    }

    [SkippableTheory, EachStore]
    public async Task With_validate_only_the_plan_is_shown_and_nothing_is_stored(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));

        var shown = await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "358", ValidateOnly = true });

        Assert.Equal(GivenDelivery.Day(2021, 9, 3), shown.Slots[0]);
        Assert.True(shown.Added > 0);
        Assert.Empty(delivery.ListSessions(new() { LaCode = "358" }).Sessions);
    }

    [SkippableTheory, EachStore]
    public async Task A_plan_without_a_session_stores_nothing_and_uses_its_request_id_up(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));
        // The trial's last day is a Sunday.
        var lastDay = new DeliveryTerms
        {
            LaCode = "356",
            HoldsFrom = GivenDelivery.Day(2021, 9, 1),
            FirstOn = GivenDelivery.Day(2022, 7, 31)
        };
        await schedule.SetDeliveryTermsAsync(new SetDeliveryTermsRequest { Terms = lastDay });
        var request = new PlanSessionsRequest { LaCode = "356", RequestId = "plan-nothing" };

        var plan = await schedule.PlanSessionsAsync(request);

        Assert.Equal((0, 0, 1), (plan.Added, plan.Slots.Count, plan.LeftOut.Count));
        Assert.Equal(plan, await schedule.PlanSessionsAsync(request));
        await Imports.RefusedAsync(Reasons.RequestIdReused,
            async () => await schedule.PlanSessionsAsync(new(request) { LaCode = "352" }));
        await schedule.SetDeliveryTermsAsync(
            new SetDeliveryTermsRequest { Terms = new DeliveryTerms { LaCode = "356", HoldsFrom = lastDay.HoldsFrom } });
    }

    [SkippableTheory, EachStore]
    public async Task A_school_that_withdrew_has_no_session_from_that_day_on(string store)
    {
        var programme = await programmes.OnAsync(store);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));

        await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "352" });

        var withdrawn = delivery.ListSessions(new() { Urn = "176143", PageSize = 1000 }).Sessions;
        Assert.NotEmpty(withdrawn);
        Assert.All(withdrawn, session => Assert.Equal(-1, Compare(session.ScheduledOn, GivenDelivery.Day(2022, 1, 21))));
    }

    [SkippableTheory, EachStore]
    public async Task Without_term_dates_or_for_an_authority_out_of_scope_there_is_no_plan(string store)
    {
        var programme = await programmes.OnAsync(store);
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "350");

        await Imports.RefusedAsync(Reasons.NoTermDates,
            async () => await GivenDelivery.Schedule(programme)
                .PlanSessionsAsync(new PlanSessionsRequest { LaCode = GivenDelivery.WithoutTerms }));
        var foreign = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await coordinator.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "351" }));
        var unknown = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await coordinator.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "999" }));
        Assert.Equal(unknown.Message.Replace("999", "351", StringComparison.Ordinal), foreign.Message);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.PlanSessionsAsync(new PlanSessionsRequest()));
        Assert.Equal(["la_code"], fields.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_draw_there_is_no_plan_and_nothing_is_due(string store)
    {
        var programme = await bare.OnAsync(store);
        await GivenDelivery.AuthoritiesAsync(programme);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));

        await Imports.RefusedAsync(Reasons.NotDrawn,
            async () => await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = "350" }));
        var summary = await delivery.SummariseSessionsAsync(new());
        Assert.Equal((10, 0, 0), (summary.ByLa.Count, summary.Overall.Due, summary.Overall.Rows));
        Assert.False(summary.Overall.HasDeliveredOverExpected);
        Assert.DoesNotContain(await programme.ScrapeAsync(),
            line => line.StartsWith("programme_session_delivery_ratio{", StringComparison.Ordinal));
    }

    private static int Compare(Google.Type.Date one, Google.Type.Date other) =>
        Math.Sign((one.Year, one.Month, one.Day).CompareTo((other.Year, other.Month, other.Day)));
}
