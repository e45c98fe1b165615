using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenSchedule;

namespace Programme.Tests;

/// <summary>Plans of an authority in less usual known, through the API.</summary>
public sealed class PlanCasesTests(ScheduledProgrammes programmes) : IClassFixture<ScheduledProgrammes>
{
    /// <summary>The file of sessions was kept until the end of January by hand; from there the plan goes on.</summary>
    [SkippableTheory, EachStore]
    public async Task Sessions_that_were_imported_stay_as_they_are_fill_their_slots_and_are_planned_around(string store)
    {
        var programme = await programmes.OnAsync(store, 2022, 2, 1);
        var delivery = GivenDelivery.Delivery(programme);
        var lines = GivenDelivery.Text("delivery/sessions.csv").Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var file = lines.Where(line => line.Split(',') is var cells
            && (cells[0] == "session_ref" || (cells.Length > 6 && cells[2] == "353" && cells[6].CompareTo("2022-01-31") <= 0))).Distinct()
            .ToList();
        await GivenDelivery.SessionsAsync(delivery, string.Join('\n', file));
        var imported = programme.Sessions("353");

        var made = await programme.PlanAsync("353");
        var again = await programme.PlanAsync("353");

        var sessions = programme.Sessions("353");
        Assert.Equal(file.Count - 1, imported.Count);
        Assert.Equal(imported, sessions.Where(session => session.SlotOn is null));
        Assert.Equal((made.Added, 0, 0), (sessions.Count(session => session.SlotOn is not null), made.Moved, made.Removed));
        Assert.All(made.Changes, change => Assert.True(Text(change.ToOn).CompareTo("2022-02-01") > 0));
        Assert.Equal((0, made.Added), (again.Added, again.Unchanged));

        // Every treated school has one session in the weeks of each slot to come, the imported ones included.
        var reconciled = delivery.ReconcileSessions(new() { LaCode = "353", AsOf = GivenDelivery.Day(2022, 7, 31), PageSize = 1_000 });
        Assert.DoesNotContain(reconciled.Discrepancies, row => row.DueOn is not null && Text(row.DueOn).CompareTo("2022-02-01") > 0);
        Assert.DoesNotContain(reconciled.Discrepancies,
            row => row.Cause == "FURTHER_SESSION" && Text(row.ScheduledOn).CompareTo("2022-02-01") > 0);
    }

    [SkippableTheory, EachStore]
    public async Task One_to_one_each_lead_in_post_has_a_session_and_a_lead_who_leaves_loses_those_to_come(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 1);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var schedule = GivenDelivery.Schedule(programme);
        await schedule.SetDeliveryTermsAsync(
            new SetDeliveryTermsRequest
            {
                Terms =
                new DeliveryTerms
                {
                    LaCode = "352",
                    HoldsFrom = GivenDelivery.Day(2021, 9, 1),
                    Format = DeliveryFormat.OneToOne,
                    PlannedMinutes = 45
                }
            });
        await programme.PlanAsync("352");
        var school = programme.School("352");
        var lead = enrolment.ListPosts(new() { LaCode = "352", PageSize = 1_000 }).Posts
            .First(post => post.Urn == school && post.Role == PostRole.Lead && post.EndedOn is null);
        List<Session> Sessions() => [.. programme.Sessions("352", school).Where(session => session.LeadRef == lead.LeadRef)];
        var before = Sessions();

        programme.On(2021, 12, 13);
        await enrolment.EndPostAsync(new EndPostRequest
        {
            PostId = lead.PostId,
            EndedOn = GivenDelivery.Day(2021, 12, 10),
            LeavingReason = LeavingReason.LeftSchool
        });
        var vacancy = await programme.PlanAsync("352");
        await enrolment.StartPostAsync(new StartPostRequest
        {
            LeadRef = "L9901",
            Urn = school,
            Role = PostRole.Lead,
            StartedOn = GivenDelivery.Day(2022, 3, 1)
        });
        var successor = await programme.PlanAsync("352");

        Assert.Equal(11, before.Count);
        Assert.All(before,
            session => Assert.Equal((SessionFormat.OneToOne, 45, ""), (session.Format, session.PlannedMinutes, session.MeetingRef)));
        Assert.Equal(before.Count(session => Text(session.ScheduledOn).CompareTo("2021-12-13") > 0), vacancy.Removed);
        Assert.All(vacancy.Changes, change => Assert.Equal((school, "LEAD"), (change.Urn, change.Cause)));
        Assert.All(Sessions(), session => Assert.True(Text(session.ScheduledOn).CompareTo("2021-12-13") < 0));
        var ahead = programme.Sessions("352", school).Where(session => session.LeadRef == "L9901").ToList();
        Assert.Equal((successor.Added, 0), (ahead.Count, successor.Removed));
        Assert.All(ahead, session => Assert.True(Text(session.ScheduledOn).CompareTo("2022-03-01") >= 0));
        Assert.NotEmpty(ahead);
    }

    /// <summary>What is done for one school leaves no trace in another's plan.</summary>
    [SkippableTheory, EachStore]
    public async Task The_plan_of_a_school_does_not_depend_on_another_schools(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 1);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("357");
        var (one, other) = (programme.School("357"), programme.School("357", 1));
        var before = programme.Sessions("357").Where(session => session.Urn != one).ToList();

        await programme.TermsAsync($"357,Own INSET,2021-11-23,2021-11-26,inset,{one}\n");
        await schedule.SetDeliveryTermsAsync(
            new SetDeliveryTermsRequest
            {
                Terms =
                new DeliveryTerms { LaCode = "357", Urn = one, HoldsFrom = GivenDelivery.Day(2021, 12, 1), CadenceWeeks = 3 }
            });
        await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
        {
            SupervisorRef = "SSW12",
            Urn = one,
            StartsOn = GivenDelivery.Day(2021, 10, 1)
        });
        var moved = programme.Sessions("357", one)
            .First(session => Text(session.ScheduledOn).StartsWith("2021-10", StringComparison.Ordinal));
        await GivenDelivery.Delivery(programme)
            .RescheduleSessionAsync(new RescheduleSessionRequest
            {
                SessionRef = moved.SessionRef,
                ScheduledOn = GivenDelivery.Day(2021, 10, 20),
                Reason = "illness"
            });
        var made = await programme.PlanAsync("357");

        Assert.True(made.Added > 0);
        Assert.All(schedule.ListPlanChanges(new() { LaCode = "357", PageSize = 1_000 }).Changes, change => Assert.Equal(one, change.Urn));
        Assert.Equal(before, programme.Sessions("357").Where(session => session.Urn != one));
        Assert.NotEmpty(programme.Sessions("357", other));
    }
}

/// <summary>The academic year in which the Queen died: the day of her funeral became a bank holiday ten days before it.</summary>
public sealed class PlanOfAutumn2022Tests
{
    [SkippableTheory, EachStore]
    public async Task No_session_is_on_19_September_2022_and_the_slots_after_it_stay_where_they_were(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store, null, "--Trial:FirstOn=2022-09-01",
            "--Trial:LastOn=2023-07-31", "--Trial:BaselineFirstOn=2021-09-01");
        programme.On(2022, 9, 1);
        await GivenDelivery.EnrolAsync(programme, allTerms: false);
        await programme.TermsAsync("350,Autumn 1,2022-09-05,2022-10-21,half_term,\n350,Autumn 2,2022-10-31,2022-12-16,half_term,\n");
        await GivenDelivery.Schedule(programme)
            .SetDeliveryTermsAsync(new SetDeliveryTermsRequest
            {
                Terms =
                new DeliveryTerms
                {
                    LaCode = "350",
                    HoldsFrom = GivenDelivery.Day(2022, 9, 1),
                    CadenceWeeks = 2,
                    FirstOn = GivenDelivery.Day(2022, 9, 5)
                }
            });

        var plan = await programme.PlanAsync("350");

        Assert.Equal(["2022-09-05", "2022-09-20", "2022-10-03", "2022-10-17"], plan.Slots.Take(4).Select(Text));
        Assert.Contains(GivenDelivery.Schedule(programme).GetCalendar(new() { LaCode = "350" }).Holidays,
            day => Text(day.On) == "2022-09-19");
    }
}
