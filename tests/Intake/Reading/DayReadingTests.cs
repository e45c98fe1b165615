using System.Globalization;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>Days and months as people in England write them.</summary>
public sealed class DayReadingTests
{
    [Theory]
    [InlineData("2021-09-01")]
    [InlineData("01/09/2021")]
    [InlineData("1/9/2021")]
    [InlineData("01-09-2021")]
    [InlineData("1.9.2021")]
    [InlineData("1 Sep 2021")]
    [InlineData("1 September 2021")]
    [InlineData("01-Sep-2021")]
    [InlineData("01-Sep-21")]
    [InlineData("2021-09-01T00:00:00")]
    [InlineData("2021-09-01 00:00:00")]
    [InlineData("2021-09-01T13:30:00.123")]
    [InlineData("2021-09-01T13:30:00Z")]
    [InlineData("01/09/2021 13:30")]
    [InlineData("2021-9-1")]
    [InlineData("20210901")]
    [InlineData("1 Sept 2021")]
    [InlineData("01-SEP-2021")]
    [InlineData("Wednesday, 1 September 2021")]
    [InlineData("Wed 1 Sep 2021")]
    public void A_day_is_read_in_each_usual_form(string text) => Assert.Equal(new DateOnly(2021, 9, 1), WrittenDays.Day(text));

    [Theory]
    [InlineData("09/13/2021")]
    [InlineData("01/09/21")]
    [InlineData("31/02/2021")]
    [InlineData("2021-13-01")]
    [InlineData("44440")]
    [InlineData("9999-12-31")]
    [InlineData("September 2021")]
    [InlineData("2021")]
    [InlineData("Thursday, 1 September 2021")]
    [InlineData("09/01/2021 12:00:00 AM")]
    public void What_is_no_day_or_may_be_two_is_refused(string text) => Assert.Null(WrittenDays.Day(text));

    [Fact]
    public void A_mapping_says_how_days_are_written_and_nothing_else_is_guessed()
    {
        Assert.Equal(new DateOnly(2021, 9, 1), WrittenDays.Day("09/01/2021", "MM/dd/yyyy"));
        Assert.Equal(new DateOnly(2021, 9, 1), WrittenDays.Day("2021-09-01", "MM/dd/yyyy"));
        Assert.Null(WrittenDays.Day("13/09/2021", "MM/dd/yyyy"));
    }

    [Theory]
    [InlineData("2021-09-01T00:00:00+01:00", "2021-09-01")]
    [InlineData("2021-08-31T23:00:00Z", "2021-09-01")]
    [InlineData("2021-08-31T23:00:00.000Z", "2021-09-01")]
    [InlineData("2021-08-31 23:00:00+00", "2021-09-01")]
    [InlineData("2021-08-31T22:59:59Z", "2021-08-31")]
    [InlineData("2021-12-01T00:00:00Z", "2021-12-01")]
    [InlineData("2021-11-30T23:00:00Z", "2021-11-30")]
    [InlineData("2021-09-01T00:30:00+0100", "2021-09-01")]
    public void An_instant_with_an_offset_is_on_its_day_in_England(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), WrittenDays.Day(text));

    [Fact]
    public void A_mapping_says_the_order_of_day_and_month_before_a_time_too()
    {
        Assert.Equal(new DateOnly(2021, 9, 10), WrittenDays.Day("09/10/2021 13:30", "MM/dd/yyyy"));
        Assert.Null(WrittenDays.Day("13/09/2021 13:30", "MM/dd/yyyy"));
        Assert.Equal(new DateOnly(2021, 9, 10), WrittenDays.Day("10/09/2021 13:30"));
    }

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("dd-MM-yyyy")]
    [InlineData("dd/MM/yyyy")]
    [InlineData("dd.MM.yyyy")]
    public void Each_day_of_a_century_is_read_as_it_was_written_and_days_that_do_not_exist_are_not(string form)
    {
        for (var day = new DateOnly(1999, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            Assert.Equal(day, WrittenDays.Day(day.ToString(form, CultureInfo.InvariantCulture)));
            var next = day.AddDays(1);
            if (next.Month != day.Month && day.Day < 31)
                Assert.Null(WrittenDays.Day(day.ToString(form.Replace("dd", $"'{day.Day + 1}'", StringComparison.Ordinal),
                    CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("2021-11")]
    [InlineData("Nov-21")]
    [InlineData("Nov 2021")]
    [InlineData("November 2021")]
    [InlineData("11/2021")]
    [InlineData("01/11/2021")]
    [InlineData("2021-11-01")]
    [InlineData("November-21")]
    public void A_month_is_read_in_each_form_that_excel_makes_of_it(string text) =>
    Assert.Equal(new DateOnly(2021, 11, 1), WrittenDays.Month(text, null, anyDay: false));

    [Theory]
    [InlineData("21/11/2021")]
    [InlineData("21-Nov")]
    [InlineData("44501")]
    [InlineData("2021")]
    public void What_is_no_month_is_refused(string text) => Assert.Null(WrittenDays.Month(text, null, anyDay: false));

    [Fact]
    public void A_date_cell_in_a_month_column_is_its_month() =>
    Assert.Equal(new DateOnly(2021, 11, 1), WrittenDays.Month("2021-11-15", null, anyDay: true));
}
