using System.Globalization;
using Programme.Costs;

namespace Programme.Tests;

/// <summary>Terms of costs: their days, and what of a line is in each.</summary>
public sealed class CostPeriodTests
{
    [Theory]
    [InlineData("2021-autumn", "2021-09-01", "2021-12-31", "2022-01-28")]
    [InlineData("2024-spring", "2024-01-01", "2024-04-30", "2024-05-28")]
    [InlineData("2022-summer", "2022-05-01", "2022-08-31", "2022-09-28")]
    public void A_term_is_four_months_and_due_four_weeks_after_it(string code, string first, string last, string due)
    {
        var term = CostPeriod.Find(code)!;

        Assert.Equal((first, last, due), ($"{term.FirstOn:yyyy-MM-dd}", $"{term.LastOn:yyyy-MM-dd}", $"{term.DueOn:yyyy-MM-dd}"));
        Assert.Equal(term, CostPeriod.Containing(term.LastOn));
        Assert.NotEqual(term, CostPeriod.Containing(term.LastOn.AddDays(1)));
    }

    [Theory]
    [InlineData(10_000, "2021-09-01", "2022-07-31", 4)]
    [InlineData(-7, "2021-12-31", "2022-01-02", 2)]
    [InlineData(1, "2021-09-01", "2022-08-31", 3)]
    [InlineData(1_000_000_000_000, "2020-01-01", "2024-12-31", 15)]
    [InlineData(55, "2022-02-01", "2022-02-01", 1)]
    public void The_terms_of_a_line_share_its_pence_by_days_and_add_up_to_it(long pence, string from, string to, int terms)
    {
        var (first, last) = (Day(from), Day(to));
        var all = CostPeriod.Between(first.AddYears(-1), last.AddYears(1)).ToList();

        var parts = all.Select(term => (Share: term.Share(first, last), Part: term.Part(pence, first, last))).ToList();

        Assert.Equal(pence, parts.Sum(part => part.Part));
        Assert.Equal(1, parts.Sum(part => part.Share), 12);
        Assert.InRange(parts.Count(part => part.Share > 0), 1, terms);
        Assert.All(parts, part => Assert.InRange(part.Part - (pence * part.Share), -1.0, 1.0));
        Assert.All(parts.Where(part => part.Share == 0), part => Assert.Equal(0, part.Part));
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2021-winter")]
    [InlineData("autumn-2021")]
    [InlineData("21-autumn")]
    [InlineData("-001-autumn")]
    public void What_is_no_term_is_none(string code) => Assert.Null(CostPeriod.Find(code));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
