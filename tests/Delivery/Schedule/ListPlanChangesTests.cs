using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListPlanChangesTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_late_bank_holiday_moves_only_sessions_after_today_and_says_why(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 8);
        await programme.PlanAsync("350");
        programme.On(2021, 10, 25);
        await programme.HolidayAsync("A late holiday", "2021-10-05", "2021-11-02");

        var shown = await programme.PlanAsync("350", validateOnly: true);
        var made = await programme.PlanAsync("350");
        var again = await programme.PlanAsync("350");

        Assert.Equal((0, 0, 0), (again.Added, again.Moved, again.Removed));
        Assert.Equal((shown.Moved, 0, 0), (made.Moved, made.Added, made.Removed));
        var changes = GivenDelivery.Schedule(programme).ListPlanChanges(new() { LaCode = "350" }).Changes;
        Assert.Equal(made.Moved, changes.Count);
        Assert.All(changes, change => Assert.Equal(
            (PlanChangeKind.Moved, "2021-11-02", "2021-11-03", "BANK_HOLIDAY", "2 November 2021 is a bank holiday: A late holiday."),
            (change.Kind, GivenSchedule.Text(change.FromOn), GivenSchedule.Text(change.ToOn), change.Cause, change.Explanation)));
        Assert.Contains(programme.Sessions("350"), session => GivenSchedule.Text(session.ScheduledOn) == "2021-10-05");
    }

    [SkippableTheory, EachStore]
    public async Task A_half_term_that_moves_moves_all_schools_and_a_schools_own_inset_day_only_that_school(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        await programme.PlanAsync("351");
        var school = programme.School("351");
        var schools = programme.Sessions("351").Select(session => session.Urn).Distinct().Count();

        await programme.TermsAsync("351,Autumn 2,2021-11-01,2021-12-21,half_term,\n");
        var halfTerm = await programme.PlanAsync("351");
        await programme.TermsAsync($"351,Own INSET,2021-11-25,2021-11-25,inset,{school}\n");
        var inset = await programme.PlanAsync("351");

        Assert.Equal((schools, "OUT_OF_TERM", "28 October 2021 is not in term."),
            (halfTerm.Moved, halfTerm.Changes[0].Cause, halfTerm.Changes[0].Explanation));
        var change = Assert.Single(inset.Changes, change => GivenSchedule.Text(change.FromOn) == "2021-11-25");
        Assert.Equal((school, "2021-11-26", "INSET_DAY"), (change.Urn, GivenSchedule.Text(change.ToOn), change.Cause));
        Assert.All(inset.Changes, row => Assert.Equal(school, row.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task A_school_that_withdraws_loses_its_sessions_to_come_and_they_count_nowhere(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 10, 4);
        var (schedule, delivery) = (GivenDelivery.Schedule(programme), GivenDelivery.Delivery(programme));
        await programme.PlanAsync("353");
        var school = programme.School("353");
        var before = delivery.SummariseSessions(new() { AsOf = GivenDelivery.Day(2022, 7, 31) }).ByLa.Single(row => row.LaCode == "353");

        await programme.Client<EnrolmentService.EnrolmentServiceClient>().WithdrawSchoolAsync(
            new WithdrawSchoolRequest
            {
                Urn = school,
                WithdrawnOn = GivenDelivery.Day(2021, 12, 1),
                Scope = WithdrawalScope.Delivery,
                Reason = "workload"
            });
        var made = await programme.PlanAsync("353");

        var after = delivery.SummariseSessions(new() { AsOf = GivenDelivery.Day(2022, 7, 31) }).ByLa.Single(row => row.LaCode == "353");
        Assert.Equal((before.Expected - made.Removed, before.Rows - made.Removed), (after.Expected, after.Rows));
        Assert.Equal((after.Expected, made.Added), (after.Due, 0));
        Assert.All(made.Changes, change =>
            Assert.Equal(("WITHDRAWN", $"School {school} withdrew from delivery on 1 December 2021."), (change.Cause, change.Explanation)));
        var removed = delivery.ListSessions(new() { Urn = school, Status = SessionStatus.Removed }).Sessions;
        Assert.Equal(made.Removed, removed.Count);
        await Imports.RefusedAsync(Reasons.SessionSettled, async () => await delivery.CancelSessionAsync(
            new CancelSessionRequest { SessionRef = removed[0].SessionRef, CancelledBy = CancelledBy.School, Reason = "workload" }));
        var page = schedule.ListPlanChanges(new() { Urn = school, PageSize = made.Removed - 1 });
        var rest = schedule.ListPlanChanges(new() { Urn = school, PageSize = made.Removed - 1, PageToken = page.NextPageToken });
        Assert.Equal((made.Removed - 1, 1, ""), (page.Changes.Count, rest.Changes.Count, rest.NextPageToken));
    }

    [SkippableTheory, EachStore]
    public async Task A_session_that_somebody_rescheduled_stays_where_it_is(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var delivery = GivenDelivery.Delivery(programme);
        await programme.PlanAsync("357");
        var moved = programme.Sessions("357", programme.School("357"))
            .First(session => GivenSchedule.Text(session.ScheduledOn).StartsWith("2021-11", StringComparison.Ordinal));

        var replacement =
            (await delivery.RescheduleSessionAsync(new RescheduleSessionRequest
            {
                SessionRef = moved.SessionRef,
                ScheduledOn = GivenDelivery.Day(2021, 12, 8),
                Reason = "illness"
            })).Replacement;
        var plan = await programme.PlanAsync("357");

        Assert.Equal((0, 0, 0, 0), (plan.Added, plan.Moved, plan.Removed, plan.Changed));
        Assert.Equal(replacement.ScheduledOn, delivery.GetSession(new() { SessionRef = replacement.SessionRef }).Session.ScheduledOn);
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_sees_the_changes_of_its_authorities(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "352");

        Assert.Empty(coordinator.ListPlanChanges(new() { LaCode = "350" }).Changes);
        Assert.All(coordinator.ListPlanChanges(new()).Changes, change => Assert.Equal("352", change.LaCode));
    }
}
