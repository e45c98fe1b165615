using Programme.Delivery.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenSchedule;

namespace Programme.Tests;

/// <summary>Bolton's year of supervision as its coordinator lives it, with the coordinator's key; the trial manager only brings files. What
/// the year came to is counted by the test as it goes, and every figure is looked up in a list.</summary>
public sealed class CoordinatorsYearTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string La = "350";

    [SkippableTheory, EachStore]
    public async Task Plan_reschedule_cover_a_vacancy_move_half_term_late_bank_holiday_and_a_school_that_leaves(string store)
    {
        var year = await BeginAsync(await programmes.OnAsync(store));
        await PlanTheYearAsync(year);
        await FirstSlotAsync(year);
        await VacancyAsync(year);
        await HalfTermAsync(year);
        await WithdrawalAsync(year);
        await BankHolidayAsync(year);
        await EndAsync(year);
    }

    private static async Task<CoordinatorsYear> BeginAsync(RunningProgramme programme)
    {
        programme.On(2021, 9, 1);
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        return await CoordinatorsYear.OfAsync(programme, La);
    }

    /// <summary>17 schools, 11 slots; 9 schools are given to one supervisor and 8 to the other. Planning twice is planning once.</summary>
    private static async Task PlanTheYearAsync(CoordinatorsYear year)
    {
        var shown = await year.PlanAsync(validateOnly: true);
        Assert.Empty(year.Sessions());
        foreach (var (urn, at) in year.Schools.Select((urn, at) => (urn, at)))
            await year.Schedule.AssignCaseloadAsync(new AssignCaseloadRequest
            { SupervisorRef = at < 9 ? "SSW01" : "SSW02", Urn = urn, StartsOn = GivenDelivery.Day(2021, 9, 6) });

        var made = await year.PlanAsync();
        var again = await year.PlanAsync();

        Assert.Equal((187, 187, 0, 187), (shown.Added, made.Added, again.Added, again.Unchanged));
        Assert.Equal((99, 88),
            (year.Sessions().Count(row => row.SupervisorRef == "SSW01"), year.Sessions().Count(row => row.SupervisorRef == "SSW02")));
        year.MakeSure(2021, 9, 8, due: 17, expected: 17, overdue: 17);
    }

    /// <summary>Of the first sessions one was cancelled by the school, one missed, and one moved by a week.</summary>
    private static async Task FirstSlotAsync(CoordinatorsYear year)
    {
        year.On(2021, 9, 8);
        var open = year.Open(2021, 9, 7);
        await year.Delivery.CancelSessionAsync(new CancelSessionRequest
        { SessionRef = open[0].SessionRef, CancelledBy = CancelledBy.School, Reason = "exams" });
        await year.Delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = open[1].SessionRef });
        var moved =
            await year.Delivery.RescheduleSessionAsync(new RescheduleSessionRequest
            { SessionRef = open[2].SessionRef, ScheduledOn = GivenDelivery.Day(2021, 9, 14), Reason = "illness" });
        foreach (var session in open.Skip(3))
            await year.HoldAsync(session);
        year.Cancelled += 1;
        year.NoShow += 1;
        year.Rescheduled += 1;
        Assert.Equal(moved.Replacement.SessionRef, Assert.Single(year.Explain(2021, 9, 8, "PLANNED_LATER")).SessionRef);
        year.MakeSure(2021, 9, 8, due: 17, expected: 16, overdue: 0);

        year.On(2021, 9, 15);
        await year.HoldAsync(moved.Replacement);
        year.MakeSure(2021, 9, 15, due: 17, expected: 17, overdue: 0);
        year.On(2021, 10, 6);
        await year.HoldAllAsync(2021, 10, 5);
        year.MakeSure(2021, 10, 6, due: 34, expected: 34, overdue: 0);
    }

    /// <summary>A supervisor leaves; the other one covers until the successor comes.</summary>
    private static async Task VacancyAsync(CoordinatorsYear year)
    {
        year.On(2021, 10, 11);
        await year.SupervisorsAsync("SSW02,350,1.0,team_manager,2021-09-06,2021-10-15\nSSW90,350,1.0,senior_social_worker,2022-01-10,\n");
        var vacancy = await year.PlanAsync();
        Assert.Equal((9 * 8, "VACANCY"), (vacancy.Changed, vacancy.Changes.Select(change => change.Cause).Distinct().Single()));
        var orphans = year.Work(ScheduleWorkKind.NoSupervisor, 2021, 10, 18).Select(row => row.Urn).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(year.Schools.Skip(9), orphans);

        foreach (var urn in orphans)
        {
            await year.Schedule.AssignCaseloadAsync(new AssignCaseloadRequest
            {
                SupervisorRef = "SSW01",
                Urn = urn,
                StartsOn = GivenDelivery.Day(2021, 10, 18),
                EndsOn = GivenDelivery.Day(2022, 1, 9),
                CoversFor = "SSW02"
            });
            var own = year.Schedule.ListCaseloads(new() { LaCode = La, SupervisorRef = "SSW02" }).Caseloads.Single(row => row.Urn == urn);
            await year.Schedule.EndCaseloadAsync(new EndCaseloadRequest
            { CaseloadRef = own.CaseloadRef, EndsOn = GivenDelivery.Day(2022, 1, 9), Etag = own.Etag });
            await year.Schedule.AssignCaseloadAsync(new AssignCaseloadRequest
            { SupervisorRef = "SSW90", Urn = urn, StartsOn = GivenDelivery.Day(2022, 1, 10) });
        }
        var covered = await year.PlanAsync();
        Assert.Equal((9 * 8, "SUPERVISOR"), (covered.Changed, covered.Changes.Select(change => change.Cause).Distinct().Single()));
        Assert.Empty(year.Work(ScheduleWorkKind.NoSupervisor, 2021, 10, 18));

        var load = year.Schedule.SummariseCaseloads(new() { LaCode = La, AsOf = GivenDelivery.Day(2021, 11, 1) });
        var one = load.Supervisors.Single(row => row.SupervisorRef == "SSW01");
        // From 1 to 28 November each of 17 schools has one session of 90 minutes; a full post has 30 hours.
        Assert.Equal((17, 8, 17, 17 * 90, 1800, 0.85),
            (one.Schools, one.Covered, one.PlannedMeetings, one.PlannedMinutes, one.CapacityMinutes, one.Load));
        // A change of hands for 8 schools; nobody on 16 and 17 October.
        Assert.Equal((8, 16), (load.ByLa.Single().Changes, load.ByLa.Single().VacantDays));
    }

    /// <summary>The authority's half term ends two days later: only sessions to come move, and each says why.</summary>
    private static async Task HalfTermAsync(CoordinatorsYear year)
    {
        year.On(2021, 10, 25);
        var past = year.Sessions().Where(row => row.ScheduledOn.Year == 2021 && row.ScheduledOn.Month < 11).ToList();
        await year.TermsAsync("350,Autumn 2,2021-11-03,2021-12-21,half_term,\n");
        Assert.Equal(0, (await year.PlanAsync(validateOnly: true)).Added);

        var made = await year.PlanAsync();

        Assert.Equal((17, 0, 0), (made.Moved, made.Added, made.Removed));
        Assert.All(made.Changes, change =>
            Assert.Equal(("2021-11-02", "2021-11-03", "OUT_OF_TERM"), (Text(change.FromOn), Text(change.ToOn), change.Cause)));
        Assert.Equal(past, year.Sessions().Where(row => row.ScheduledOn.Year == 2021 && row.ScheduledOn.Month < 11));
        year.On(2021, 11, 10);
        await year.HoldAllAsync(2021, 11, 3);
        year.On(2021, 12, 8);
        await year.HoldAllAsync(2021, 11, 30);
        year.MakeSure(2021, 12, 8, due: 68, expected: 68, overdue: 0);
    }

    /// <summary>A school leaves before the new year's first session; the successor has come.</summary>
    private static async Task WithdrawalAsync(CoordinatorsYear year)
    {
        year.On(2022, 1, 10);
        await year.WithdrawAsync(year.Schools[4], 2022, 1, 20);

        var made = await year.PlanAsync();

        Assert.Equal((7, 0), (made.Removed, made.Moved));
        Assert.All(made.Changes, change => Assert.Equal((year.Schools[4], "WITHDRAWN"), (change.Urn, change.Cause)));
        foreach (var (month, day) in new[] { (1, 25), (2, 22), (3, 22), (4, 25) })
        {
            year.On(2022, month, day, daysLater: 2);
            await year.HoldAllAsync(2022, month, day);
        }
        Assert.Equal(8 * 4, year.Sessions().Count(row => row.SupervisorRef == "SSW90" && row.Status == SessionStatus.Delivered));
        year.MakeSure(2022, 4, 27, due: 68 + (16 * 4), expected: 68 + (16 * 4), overdue: 0);
    }

    /// <summary>A bank holiday with ten days' notice, and a session that was not in the plan.</summary>
    private static async Task BankHolidayAsync(CoordinatorsYear year)
    {
        year.On(2022, 5, 7);
        await year.HolidayAsync("A day of mourning", "2022-05-17");

        var made = await year.PlanAsync();

        Assert.Equal((16, 0, 0), (made.Moved, made.Added, made.Removed));
        Assert.All(made.Changes, change =>
            Assert.Equal(("2022-05-18", "BANK_HOLIDAY", "17 May 2022 is a bank holiday: A day of mourning."),
                (Text(change.ToOn), change.Cause, change.Explanation)));
        year.On(2022, 5, 20);
        await year.HoldAllAsync(2022, 5, 18);
        await year.HoldUnplannedAsync(year.Schools[5], 2022, 5, 20);
        Assert.Equal(year.Schools[5], Assert.Single(year.Explain(2022, 5, 20, "FURTHER_SESSION")).Urn);
        year.MakeSure(2022, 5, 20, due: 148, expected: 149, overdue: 0);
    }

    /// <summary>Two of the last sessions are never recorded; one is corrected. Earlier days still tell what they told.</summary>
    private static async Task EndAsync(CoordinatorsYear year)
    {
        year.On(2022, 6, 16);
        await year.HoldAllAsync(2022, 6, 14);
        year.On(2022, 7, 13);
        foreach (var session in year.Open(2022, 7, 12).Skip(2))
            await year.HoldAsync(session);
        var wrong = year.Sessions().Last(row => row.Status == SessionStatus.Delivered);
        await year.Delivery.CorrectSessionAsync(new CorrectSessionRequest
        { SessionRef = wrong.SessionRef, Session = new Session(wrong) { ActualMinutes = 60 }, Reason = "wrong_entry" });
        year.Minutes -= 20;

        year.On(2022, 7, 31);
        year.MakeSure(2022, 7, 31, due: 180, expected: 181, overdue: 2);
        Assert.Equal(2, year.Work(ScheduleWorkKind.Overdue, 2022, 7, 31).Count);
        Assert.Equal((68, 68), year.DueAndExpected(2021, 12, 8));
        Assert.Equal(0, (await year.PlanAsync()).Removed);
    }
}
