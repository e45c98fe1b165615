using Programme.Outcomes;

namespace Programme.Tests;

public sealed class ReturnStateTests
{
    /// <summary>Half-terms of an authority: the 30th of October 2021 is in its holidays, the 30th of November is not.</summary>
    private static readonly (DateOnly, DateOnly)[] Teaching = [(new(2021, 9, 2), new(2021, 10, 22)), (new(2021, 11, 1), new(2021, 12, 17))];

    private static ReturnState? OnDay(DateOnly day, params (int Version, DateOnly ExtractOn)[] versions) => ReturnState
        .On(["350"], ["2021-09"],
            versions.Select(version => new ReceivedVersion("350", "2021-09", version.Version, version.ExtractOn, default)),
                (_, _) => true, (_, month) => ReturnDue.Of(month, [], new ReturnSettings()), day).SingleOrDefault();

    [Fact]
    public void A_return_is_missing_from_the_31st_day_after_its_month()
    {
        Assert.Null(OnDay(new(2021, 10, 30)));
        Assert.False(OnDay(new(2021, 10, 31))!.Received);
    }

    [Fact]
    public void An_authority_without_schools_in_a_month_owes_no_return() =>
        Assert.Empty(ReturnState.On(["350"], ["2021-09"], [], (_, _) => false,
            (_, month) => ReturnDue.Of(month, [], new ReturnSettings()), new(2022, 1, 1)));

    [Fact]
    public void A_return_that_comes_before_it_is_due_is_expected_too() =>
        Assert.True(OnDay(new(2021, 10, 12), (1, new(2021, 10, 11)))!.Received);

    [Fact]
    public void It_is_late_when_its_first_version_was_extracted_later_than_30_days_after_the_month()
    {
        Assert.False(OnDay(new(2022, 10, 1), (1, new(2021, 10, 30)), (2, new(2022, 1, 1)))!.Late);
        Assert.True(OnDay(new(2022, 10, 1), (1, new(2021, 10, 31)))!.Late);
    }

    [Fact]
    public void A_due_day_in_school_holidays_has_the_grace_of_the_chase_list()
    {
        static string On(DateOnly day, params ReceivedVersion[] received) =>
            string.Join(' ',
                ReturnState.On(["350"], ["2021-09"], received, (_, _) => true,
                    (_, month) => ReturnDue.Of(month, Teaching, new ReturnSettings()), day)
                    .Select(state => $"{state.Received} {state.Late}"));

        Assert.Equal(("", "False False"), (On(new(2021, 11, 6)), On(new(2021, 11, 7))));
        Assert.Equal("True False", On(new(2022, 1, 1), new ReceivedVersion("350", "2021-09", 1, new(2021, 11, 6), default)));
        Assert.Equal("True True", On(new(2022, 1, 1), new ReceivedVersion("350", "2021-09", 1, new(2021, 11, 7), default)));
    }

    [Theory]
    [InlineData("2021-11", "2021-09,2021-10,2021-11,2021-12", "2021-04,2021-05,2021-06,2021-07")]
    [InlineData("2022-01", "2022-01,2022-02,2022-03", "2021-09,2021-10,2021-11,2021-12")]
    [InlineData("2022-07", "2022-04,2022-05,2022-06,2022-07", "2022-01,2022-02,2022-03")]
    [InlineData("2021-08", "", "2021-04,2021-05,2021-06,2021-07")]
    public void A_month_belongs_to_a_term_and_follows_another(string month, string term, string before) =>
        Assert.Equal((term, before), (string.Join(',', SchoolTerms.MonthsOf(month)), string.Join(',', SchoolTerms.MonthsBefore(month))));
}
