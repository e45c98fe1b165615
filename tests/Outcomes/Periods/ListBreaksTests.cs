using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class ListBreaksTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_month_in_which_advice_was_recorded_as_no_further_action_is_flagged_and_no_other(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);
        var coordinator = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaCoordinator, "353");

        var breaks = programme.Client<PeriodsService.PeriodsServiceClient>().ListBreaks(new()).Breaks;

        Assert.Equal(["353 2021-12"], breaks.Select(item => $"{item.LaCode} {item.Month}"));
        Assert.Equal((false, "The data show another way of recording: more no further action and less advice only than in the 6 months "
            + "before."), (breaks[0].Declared, breaks[0].Text));
        Assert.Single(coordinator.ListBreaks(new()).Breaks);
        Assert.Empty(coordinator.ListBreaks(new() { KnownOn = new DateOnly(2021, 12, 20).ToDate() }).Breaks);
        Assert.Equal(["2021-12"], outcomes.SummariseContacts(new()).ByLa.Single(row => row.LaCode == "353").NotComparableFrom);
        Assert.Contains("Q333", programme.Client<ReturnsService.ReturnsServiceClient>()
            .ListQueries(new() { LaCode = "353", ReportingMonth = "2021-12" }).Queries.Select(query => query.Finding.Rule));
    }

    [Fact]
    public void More_of_both_or_too_few_months_before_is_no_change_of_recording()
    {
        static Tally Month(int number, long nfa, long advice) => new("350", $"2021-{number:00}", 100, nfa, 5, new(100, nfa, advice, 5));
        Tally[] before = [Month(1, 30, 20), Month(2, 32, 18), Month(3, 28, 22)];

        Assert.Null(RecordingPractice.Moved(Month(4, 60, 40), before, 0.1));
        Assert.Null(RecordingPractice.Moved(Month(4, 50, 0), before[1..], 0.1));
        Assert.Null(RecordingPractice.Moved(Month(4, 39, 11), before, 0.1));
        Assert.NotNull(RecordingPractice.Moved(Month(4, 50, 0), before, 0.1));
    }
}
