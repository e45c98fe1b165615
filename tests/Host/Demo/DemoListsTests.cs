using System.Globalization;
using System.Text.Json;
using Programme.Host;

namespace Programme.Tests;

public sealed class DemoListsTests
{
    [Fact]
    public void The_same_seed_and_day_give_the_same_lists_and_another_seed_gives_others()
    {
        var settings = new DemoSettings(new DateOnly(2023, 2, 15));

        Assert.Equal(Texts(settings), Texts(settings with { }));
        Assert.All(Texts(settings).Zip(Texts(settings with { Seed = 7 })), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("2023-02-15", "2022-09-01", "2023-02-15")]
    [InlineData("2023-08-20", "2022-09-01", "2023-07-31")]
    [InlineData("2023-09-01", "2023-09-01", "2023-09-01")]
    public void The_school_year_is_the_one_that_contains_the_day(string asOf, string firstOn, string until)
    {
        var settings = new DemoSettings(Day(asOf));

        Assert.Equal((Day(firstOn), Day(until)), (settings.FirstOn, settings.Until));
    }

    [Theory]
    [InlineData(2019)]
    [InlineData(2021)]
    public void Holidays_by_rule_are_the_published_ones_in_a_year_without_a_proclamation(int year)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Data", "programme", "calendar", "bank-holidays.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var published = json.RootElement.GetProperty("england-and-wales").GetProperty("events").EnumerateArray()
            .Select(holiday => (Day(holiday.GetProperty("date").GetString()!), holiday.GetProperty("title").GetString()!))
            .Where(holiday => holiday.Item1.Year == year);

        Assert.Equal(published, DemoHolidays.Of(year));
    }

    [Theory]
    [InlineData(2022, "2022-12-27", "2022-12-26")]
    [InlineData(2027, "2027-12-27", "2027-12-28")]
    [InlineData(2026, "2026-12-25", "2026-12-28")]
    public void Christmas_and_Boxing_Day_at_a_weekend_move_past_it(int year, string christmas, string boxing) =>
        Assert.Equal([Day(christmas), Day(boxing)], DemoHolidays.Of(year).TakeLast(2).Select(holiday => holiday.On));

    [Fact]
    public void Every_authority_teaches_on_about_190_days_of_any_year_and_never_on_a_holiday()
    {
        foreach (var year in Enumerable.Range(2019, 15))
        {
            var settings = new DemoSettings(new DateOnly(year, 10, 1));
            var holidays = DemoHolidays.Of(year).Concat(DemoHolidays.Of(year + 1)).Select(holiday => holiday.On).ToHashSet();
            foreach (var authority in DemoAuthorities.Make(settings, new DemoDice(1)))
            {
                var calendar = new DemoCalendar(authority, year, holidays);
                var days = Enumerable.Range(0, 365).Select(settings.FirstOn.AddDays).Where(calendar.IsTeaching).ToList();
                Assert.InRange(days.Count, 178, 197);
                Assert.DoesNotContain(days, holidays.Contains);
            }
        }
    }

    private static List<string> Texts(DemoSettings settings)
    {
        var dice = new DemoDice(settings.Seed);
        var authorities = DemoAuthorities.Make(settings, dice.For("authorities"));
        var schools = DemoSchools.Make(settings, authorities, dice.For("schools"));
        var posts = new DemoPeople(settings, dice.For("people")).Make(schools);
        return
        [
            DemoAuthorities.ListOf(settings, authorities).Text, DemoSchools.ListOf(settings, schools, authorities).Text,
            DemoPeople.ListOf(posts, null).Text, DemoSurveys.ListOf(settings, posts, dice.For("surveys")).Text,
        ];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
