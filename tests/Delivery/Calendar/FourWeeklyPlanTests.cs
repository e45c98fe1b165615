using Programme.Delivery;
using Programme.Journal;

namespace Programme.Tests;

public sealed class FourWeeklyPlanTests
{
    private static readonly HashSet<DateOnly> Holidays = [.. BankHolidays.Bundled.Keys];

    [Trait("Promise", "D13")]
    [Fact]
    public void Four_weekly_from_6_September_2021_gives_twelve_days_of_which_two_are_bank_holidays()
    {
        var days = FourWeeklyPlan.Days(On(2021, 9, 6), On(2022, 7, 22)).ToList();

        Assert.Equal(
            ["2021-09-06", "2021-10-04", "2021-11-01", "2021-11-29", "2021-12-27", "2022-01-24", "2022-02-21", "2022-03-21", "2022-04-18",
                "2022-05-16", "2022-06-13", "2022-07-11"],
            days.Select(Text));
        Assert.Equal(["2021-12-27", "2022-04-18"], days.Where(Holidays.Contains).Select(Text));
    }

    [Fact]
    public void A_slot_without_teaching_moves_within_its_seven_days_or_is_left_out_and_the_next_slot_does_not_move_with_it()
    {
        var teaching =
            new TeachingDays([new(On(2021, 9, 6), On(2021, 12, 17)), new(On(2022, 1, 4), On(2022, 4, 8)),
                new(On(2022, 4, 20), On(2022, 7, 22))], [new(On(2021, 9, 6), On(2021, 9, 6))], Holidays);

        var plan = FourWeeklyPlan.SlotsFrom(On(2021, 9, 6), teaching.Has, TermsOverTime.Usual,
            Trial.Default with { LastOn = On(2022, 7, 22) }).ToList();

        Assert.Equal(
            ["2021-09-07", "2021-10-04", "2021-11-01", "2021-11-29", "2022-01-24", "2022-02-21", "2022-03-21", "2022-04-20", "2022-05-16",
                "2022-06-13", "2022-07-11"],
            plan.Where(slot => slot.On is not null).Select(slot => Text(slot.On!.Value)));
        Assert.Equal(["2021-12-27"], plan.Where(slot => slot.On is null).Select(slot => Text(slot.SlotOn)));
    }

    [Fact]
    public void A_teaching_day_is_a_weekday_inside_a_half_term_that_is_neither_inset_nor_a_bank_holiday()
    {
        var teaching = new TeachingDays([new(On(2022, 4, 25), On(2022, 5, 27))], [new(On(2022, 5, 6), On(2022, 5, 6))], Holidays);

        Assert.True(teaching.Has(On(2022, 4, 25)));
        Assert.True(teaching.Has(On(2022, 5, 27)));
        Assert.False(teaching.Has(On(2022, 4, 24)));
        Assert.False(teaching.Has(On(2022, 5, 28)));
        Assert.False(teaching.Has(On(2022, 5, 1)));
        Assert.False(teaching.Has(On(2022, 5, 2)));
        Assert.False(teaching.Has(On(2022, 5, 6)));
        Assert.Equal(On(2022, 5, 3), teaching.FirstIn(On(2022, 4, 30), On(2022, 5, 5)));
        Assert.Null(teaching.FirstIn(On(2022, 5, 28), On(2022, 7, 31)));
    }

    [Fact]
    public void Another_cadence_counts_in_whole_weeks_from_the_slot_before_and_moves_no_slot_before_its_day()
    {
        DeliveryTermsRow Weeks(int weeks, DateOnly from) => new() { LaCode = "350", HoldsFrom = from, CadenceWeeks = weeks };
        var faster = TermsOverTime.Usual.With([Weeks(2, On(2021, 10, 13))]);
        var slower = TermsOverTime.Usual.With([Weeks(2, On(2021, 9, 1)), Weeks(6, On(2021, 10, 13))]);

        Assert.Equal(["2021-09-06", "2021-10-04", "2021-10-18", "2021-11-01"],
            FourWeeklyPlan.Days(On(2021, 9, 6), On(2021, 11, 8), faster).Select(Text));
        Assert.Equal(["2021-09-06", "2021-09-20", "2021-10-04", "2021-11-15"],
            FourWeeklyPlan.Days(On(2021, 9, 6), On(2021, 11, 20), slower).Select(Text));
    }

    [Fact]
    public void The_terms_in_force_on_a_day_say_whether_it_is_in_the_period_of_delivery()
    {
        var terms = TermsOverTime.Usual.With(
        [
            new DeliveryTermsRow { LaCode = "350", HoldsFrom = On(2021, 9, 1), FirstOn = On(2021, 9, 27), LastOn = On(2022, 5, 31) },
            new DeliveryTermsRow { LaCode = "350", HoldsFrom = On(2022, 5, 1), LastOn = On(2022, 7, 8) },
        ]);

        Assert.Equal(On(2021, 9, 27), terms.Start(_ => false, Trial.Default));
        Assert.True(terms.InPeriod(On(2022, 7, 8), Trial.Default));
        Assert.False(terms.InPeriod(On(2022, 7, 9), Trial.Default));
        Assert.False(terms.InPeriod(On(2021, 9, 26), Trial.Default));
    }

    private static DateOnly On(int year, int month, int day) => new(year, month, day);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
