using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListScheduleWorkTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Sessions_go_from_due_to_unrecorded_to_overdue_and_these_are_the_summarys_overdue(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 7);
        await programme.PlanAsync("354");
        var schools = programme.Sessions("354").Select(session => session.Urn).Distinct().Count();

        int Of(ScheduleWorkKind kind, int month, int day) => Work(programme, kind, month, day).Count;

        Assert.Equal((schools, schools, 0, 0),
            (Of(ScheduleWorkKind.DueThisWeek, 9, 7), Of(ScheduleWorkKind.Unconfirmed, 9, 7), Of(ScheduleWorkKind.Unrecorded, 9, 7),
                Of(ScheduleWorkKind.Overdue, 9, 7)));
        Assert.Equal((0, schools, 0),
            (Of(ScheduleWorkKind.DueThisWeek, 9, 8), Of(ScheduleWorkKind.Unrecorded, 9, 8), Of(ScheduleWorkKind.Overdue, 9, 8)));
        Assert.Equal((0, schools), (Of(ScheduleWorkKind.Unrecorded, 9, 15), Of(ScheduleWorkKind.Overdue, 9, 15)));
        var overdue = GivenDelivery.Delivery(programme).SummariseSessions(new() { AsOf = GivenDelivery.Day(2021, 10, 12) }).ByLa
            .Single(row => row.LaCode == "354").Overdue;
        Assert.Equal(overdue, Of(ScheduleWorkKind.Unrecorded, 10, 12) + Of(ScheduleWorkKind.Overdue, 10, 12));
    }

    [SkippableTheory, EachStore]
    public async Task A_school_is_named_after_more_than_five_weeks_of_teaching_without_a_session(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 7);
        await programme.PlanAsync("355");
        var (school, first) = (programme.School("355"), programme.Sessions("355")[0].ScheduledOn);
        programme.On(2021, 12, 1);
        await GivenDelivery.Delivery(programme)
            .RecordSessionAsync(new RecordSessionRequest
            {
                Urn = school,
                HeldOn = GivenDelivery.Day(2021, 10, 1),
                Format = SessionFormat.Group,
                Mode = SessionMode.Remote,
                ActualMinutes = 60
            });

        List<string> On(int month, int day) =>
            [.. Work(programme, ScheduleWorkKind.NoRecentSession, month, day, "355").Select(row => row.Urn)];

        // 2 September is the first teaching day; the 25th after it is 6 October. After 1 October half term (18 to 22 October) and an INSET
        // day (12 November) do not count.
        Assert.Equal("2021-09-02", GivenSchedule.Text(first));
        Assert.Empty(On(10, 6));
        Assert.NotEmpty(On(10, 7));
        Assert.DoesNotContain(school, On(11, 12));
        Assert.Contains(school, On(11, 16));
    }

    [SkippableTheory, EachStore]
    public async Task Schools_without_a_supervisor_and_supervisors_without_sessions_are_named_page_by_page(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 7);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("357");
        var school = programme.School("357");
        await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
        {
            SupervisorRef = "SSW12",
            Urn = school,
            StartsOn = GivenDelivery.Day(2021, 9, 1)
        });

        var request = new ListScheduleWorkRequest { LaCode = "357", AsOf = GivenDelivery.Day(2021, 9, 7) };
        var all = schedule.ListScheduleWork(request).Work;
        var paged = new List<ScheduleWork>();
        var token = "";
        do
        {
            var page = schedule.ListScheduleWork(new(request) { PageSize = 3, PageToken = token });
            paged.AddRange(page.Work);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(all, paged);
        Assert.DoesNotContain(all, row => row.Kind == ScheduleWorkKind.NoSupervisor && row.Urn == school);
        Assert.Contains(all, row => row.Kind == ScheduleWorkKind.NoSupervisor);
        // Not planned again yet, so no session has SSW12's name.
        Assert.Equal("SSW12", Assert.Single(all, row => row.Kind == ScheduleWorkKind.SupervisorWithoutSessions).SupervisorRef);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.ListScheduleWorkAsync(new() { Kind = (ScheduleWorkKind)99 }));
    }

    private static IList<ScheduleWork> Work(RunningProgramme programme, ScheduleWorkKind kind, int month, int day, string laCode = "354") =>
        GivenDelivery.Schedule(programme)
        .ListScheduleWork(new() { LaCode = laCode, Kind = kind, AsOf = GivenDelivery.Day(2021, month, day), PageSize = 1000 }).Work;
}
