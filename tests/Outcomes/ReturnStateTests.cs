using Programme.Outcomes.Model;

namespace Programme.Tests;

public sealed class ReturnStateTests
{
    private static ReturnState? OnDay(DateOnly day, params (int Version, DateOnly ExtractOn)[] versions) => ReturnState
        .On(["350"], ["2021-09"], versions.Select(version => new ReceivedVersion("350", "2021-09", version.Version, version.ExtractOn, default)), day).SingleOrDefault();

    [Fact]
    public void A_return_is_missing_from_the_31st_day_after_its_month()
    {
        Assert.Null(OnDay(new(2021, 10, 30)));
        Assert.False(OnDay(new(2021, 10, 31))!.Received);
    }

    [Fact]
    public void A_return_that_comes_before_it_is_due_is_expected_too() =>
        Assert.True(OnDay(new(2021, 10, 12), (1, new(2021, 10, 11)))!.Received);

    [Fact]
    public void It_is_late_when_its_first_version_was_extracted_later_than_30_days_after_the_month()
    {
        Assert.False(OnDay(new(2022, 10, 1), (1, new(2021, 10, 30)), (2, new(2022, 1, 1)))!.Late);
        Assert.True(OnDay(new(2022, 10, 1), (1, new(2021, 10, 31)))!.Late);
    }

    [Theory]
    [InlineData("2021-11", "2021-09,2021-10,2021-11,2021-12", "2021-04,2021-05,2021-06,2021-07")]
    [InlineData("2022-01", "2022-01,2022-02,2022-03", "2021-09,2021-10,2021-11,2021-12")]
    [InlineData("2022-07", "2022-04,2022-05,2022-06,2022-07", "2022-01,2022-02,2022-03")]
    [InlineData("2021-08", "", "2021-04,2021-05,2021-06,2021-07")]
    public void A_month_belongs_to_a_term_and_follows_another(string month, string term, string before) =>
        Assert.Equal((term, before), (string.Join(',', SchoolTerms.MonthsOf(month)), string.Join(',', SchoolTerms.MonthsBefore(month))));
}
