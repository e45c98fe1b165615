using CsCheck;
using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Tests;

public sealed class PlanOfSchoolTests
{
    private static readonly Trial Trial = Trial.Default;

    /// <summary>Some year: term dates shifted by days, INSET days, bank holidays, and a day on which it is planned.</summary>
    private static readonly Gen<(TeachingDays Teaching, DateOnly Today)> Years =
        from shifts in Gen.Int[-4, 4].Array[12]
        from insets in Gen.Int[0, 330].Array[0, 8]
        from holidays in Gen.Int[0, 330].Array[0, 4]
        from today in Gen.Int[-20, 330]
        select (Calendar(shifts, insets, holidays), Trial.FirstOn.AddDays(today));

    [Fact]
    public void Every_session_is_on_a_teaching_day_within_the_tolerance_of_its_slot_and_slots_are_four_weeks_apart() => Years.Sample(year =>
    {
        var sessions = Planned(year.Teaching, DateOnly.MinValue);

        Assert.All(sessions, session => Assert.True(year.Teaching.Has(session.ScheduledOn)));
        Assert.All(sessions, session => Assert.InRange(session.ScheduledOn.DayNumber - session.SlotOn!.Value.DayNumber, 0, 6));
        Assert.All(sessions, session => Assert.Equal(0, (session.SlotOn!.Value.DayNumber - sessions[0].SlotOn!.Value.DayNumber) % 28));
        Assert.Equal(sessions.Count, sessions.Select(session => session.SlotOn).Distinct().Count());
        Assert.Equal(FourWeeklyPlan.Make(year.Teaching, TermsOverTime.Usual, Trial).Slots, sessions.Select(session => session.ScheduledOn));
    });

    [Fact]
    public void Planning_again_on_any_later_day_changes_nothing() => Years.Sample(year =>
        Assert.Empty(Plan(year.Teaching, year.Today, Planned(year.Teaching, DateOnly.MinValue)).Changes));

    [Fact]
    public void Another_calendar_changes_no_session_to_today_and_planning_again_after_it_changes_nothing() =>
    Gen.Select(Years, Years).Sample((before, after) =>
    {
        var sessions = Planned(before.Teaching, DateOnly.MinValue);

        var changes = Plan(after.Teaching, after.Today, sessions).Changes;
        var next = Apply(sessions, changes);

        Assert.All(changes,
            change => Assert.True((change.Before?.ScheduledOn ?? change.After.ScheduledOn) > after.Today
                && change.After.ScheduledOn > after.Today));
        Assert.All(next.Where(session => session.ScheduledOn > after.Today && session.Status == SessionStatus.Scheduled),
            session => Assert.True(after.Teaching.Has(session.ScheduledOn)));
        Assert.Equal(next.Count, next.Select(PlaceInPlan.Of).Distinct().Count());
        Assert.Empty(Plan(after.Teaching, after.Today, next).Changes);
    });

    [Fact]
    public void A_bank_holiday_with_ten_days_notice_moves_the_sessions_of_that_day_to_the_next_teaching_day()
    {
        var trial = new Trial("T", new(2020, 9, 1), new(2022, 9, 1), new(2023, 7, 31));
        var term = new TeachingDays([new(new(2022, 9, 5), new(2022, 10, 21))], [], new HashSet<DateOnly>());
        var funeral = new DateOnly(2022, 9, 19);
        SchoolInPlan School(TeachingDays teaching, IReadOnlyList<SessionRow> sessions) => new()
        {
            Urn = "170005",
            LaCode = "350",
            Teaching = teaching,
            Sessions = sessions,
            Terms = TermsOverTime.Usual.With([new DeliveryTermsRow { LaCode = "350", HoldsFrom = trial.FirstOn, CadenceWeeks = 2 }]),
        };
        PlanSetting Setting(DateOnly today, bool first) =>
            new(trial, today, first, new Dictionary<DateOnly, string> { [funeral] = "State Funeral" }, new Caseloads([], []),
                new Dictionary<string, GroupInPlan>());
        var sessions = Apply([], PlanOfSchool.Make(School(term, []), Setting(new(2022, 9, 1), true)).Changes);

        var late = PlanOfSchool.Make(School(term with { Holidays = new HashSet<DateOnly> { funeral } }, sessions),
            Setting(new(2022, 9, 9), false)).Changes;
        var tooLate = PlanOfSchool.Make(School(term with { Holidays = new HashSet<DateOnly> { funeral } }, sessions),
            Setting(funeral, false)).Changes;

        var change = Assert.Single(late).Change;
        Assert.Equal((funeral, new DateOnly(2022, 9, 20), "BANK_HOLIDAY", "19 September 2022 is a bank holiday: State Funeral."),
            (change.FromOn!.Value, change.ToOn!.Value, change.Cause, change.Explanation));
        Assert.Empty(tooLate);
    }

    [Fact]
    public void A_session_that_is_not_from_a_plan_fills_the_slot_in_whose_four_weeks_it_lies()
    {
        var teaching = Calendar(new int[12], [], []);
        var byHand = new SessionRow
        {
            SessionRef = "S1",
            LaCode = "350",
            Urn = "170005",
            ScheduledOn = new(2021, 11, 12),
            Status = SessionStatus.Scheduled
        };

        var changes = Plan(teaching, new(2021, 9, 1), [byHand]).Changes;

        Assert.DoesNotContain(changes, change => change.After.SlotOn == new DateOnly(2021, 11, 1));
        Assert.Contains(changes, change => change.After.SlotOn == new DateOnly(2021, 11, 29));
    }

    [Fact]
    public void One_to_one_there_is_a_session_for_each_lead_in_post_on_the_day()
    {
        var teaching = Calendar(new int[12], [], []);
        var terms =
            TermsOverTime.Usual.With([new DeliveryTermsRow { LaCode = "350", HoldsFrom = Trial.FirstOn, Format = DeliveryFormat.Both }]);
        var leads = new[] { new PostHeld("L1", "170005", new(2020, 1, 1), new(2021, 10, 10)),
            new PostHeld("L2", "170005", new(2021, 10, 11), null) };

        var sessions =
            Apply([], PlanOfSchool.Make(School(teaching, []) with { Terms = terms, Leads = leads }, Setting(Trial.FirstOn, true)).Changes);

        Assert.Equal(["", "L1", "", "L1", "", "L2"], sessions.Take(6).Select(session => session.LeadRef));
        Assert.Equal(SessionFormat.OneToOne, sessions[1].Format);
    }

    private static List<SessionRow> Planned(TeachingDays teaching, DateOnly today) =>
        Apply([], PlanOfSchool.Make(School(teaching, []), Setting(today, true)).Changes);

    private static PlanOfSchool Plan(TeachingDays teaching, DateOnly today, IReadOnlyList<SessionRow> sessions) =>
        PlanOfSchool.Make(School(teaching, sessions), Setting(today, false));

    private static List<SessionRow> Apply(IEnumerable<SessionRow> sessions, IEnumerable<PlannedChange> changes)
    {
        var rows = sessions.ToDictionary(session => session.SessionRef);
        foreach (var change in changes)
            rows[change.After.SessionRef] = change.After;
        return [.. rows.Values.OrderBy(session => session.SlotOn).ThenBy(session => session.LeadRef, StringComparer.Ordinal)];
    }

    private static SchoolInPlan School(TeachingDays teaching, IReadOnlyList<SessionRow> sessions) =>
        new() { Urn = "170005", LaCode = "350", Terms = TermsOverTime.Usual, Teaching = teaching, Sessions = sessions };

    private static PlanSetting Setting(DateOnly today, bool first) =>
        new(Trial, today, first, new Dictionary<DateOnly, string>(), new Caseloads([], []), new Dictionary<string, GroupInPlan>());

    private static TeachingDays Calendar(int[] shifts, int[] insets, int[] holidays)
    {
        (DateOnly From, DateOnly To)[] terms =
        [
            (new(2021, 9, 6), new(2021, 10, 22)), (new(2021, 11, 1), new(2021, 12, 17)), (new(2022, 1, 4), new(2022, 2, 11)),
            (new(2022, 2, 21), new(2022, 4, 1)), (new(2022, 4, 19), new(2022, 5, 27)), (new(2022, 6, 6), new(2022, 7, 20)),
        ];
        return new TeachingDays(
            [.. terms.Select((term, i) => new Span(term.From.AddDays(shifts[2 * i]), term.To.AddDays(shifts[(2 * i) + 1])))],
            [.. insets.Select(day => new Span(Trial.FirstOn.AddDays(day), Trial.FirstOn.AddDays(day)))],
            new HashSet<DateOnly>(BankHolidays.Bundled.Keys.Concat(holidays.Select(day => Trial.FirstOn.AddDays(day)))));
    }
}
