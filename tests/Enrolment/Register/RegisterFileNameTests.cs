using Programme.Enrolment;

namespace Programme.Tests;

/// <summary>The day of an extract in the name of its file, as publishers and people write it.</summary>
public sealed class RegisterFileNameTests
{
    [Theory]
    [InlineData("edubasealldata20220301.csv")]
    [InlineData("edubasealldata20220301 (1).csv")]
    [InlineData("edubasealldata01032022.csv")]
    [InlineData("GIAS 2022-03-01.xlsx")]
    [InlineData("GIAS_2022_03_01.csv")]
    [InlineData("GIAS 01-03-2022.csv")]
    [InlineData("gias 1.3.2022.csv")]
    [InlineData("GIAS 1 March 2022.csv")]
    [InlineData("gias_01_Mar_2022.zip")]
    [InlineData("20220301 GIAS as of 01-03-2022.csv")]
    public void The_day_is_read(string name) => Assert.Equal(new DateOnly(2022, 3, 1), RegisterFileName.DayIn(name));

    [Theory]
    [InlineData("results.csv")]
    [InlineData("edubasealldata.csv")]
    [InlineData("edubasealldata20221301.csv")]
    [InlineData("edubasealldata202203010.csv")]
    [InlineData("extract 03-2022.csv")]
    [InlineData("2022-03-01 sent 2022-04-05.csv")]
    [InlineData("GIAS 13 Marsh 2022.csv")]
    [InlineData("12345678.csv")]
    public void No_day_or_more_than_one_is_none(string name) => Assert.Null(RegisterFileName.DayIn(name));

    [Fact]
    public void Eight_digits_are_a_day_in_one_order_alone()
    {
        for (var day = new DateOnly(2000, 1, 1); day.Year < 2100; day = day.AddDays(1))
            Assert.Equal((day, day), (RegisterFileName.DayIn($"x{day:yyyyMMdd}.csv"), RegisterFileName.DayIn($"x{day:ddMMyyyy}.csv")));
    }
}
