using Google.Type;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Figures of contacts as known on an earlier day: those that left then, and nothing else. The clock stands at 1 October
/// 2022.</summary>
public sealed class KeptFiguresTests
{
    private static readonly Date First = new() { Year = 2022, Month = 10, Day = 1 };
    private static readonly Date Second = new() { Year = 2022, Month = 10, Day = 2 };

    [SkippableTheory, EachStore]
    public async Task A_month_that_was_restated_is_given_of_the_day_before_as_it_left_then(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        var monitoring = programme.Client<MonitoringService.MonitoringServiceClient>();
        var (figures, charts) = (outcomes.ListContactFigures(new()), monitoring.GetMonitoringFigures(new()));
        programme.Clock.Advance(TimeSpan.FromDays(1));
        // September from 20 of 60 to 30 of 60; October, of which a count was small, to 25 of 50.
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2022-10-01", 60, 30));
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2022-10-01", 50, 25));

        var now = outcomes.ListContactFigures(new() { LaCode = "351" });
        var then = outcomes.ListContactFigures(new() { KnownOn = First });

        Assert.Equal((30, 25, Second),
            (Of(now, "2021-09").ContactsInappropriate, Of(now, "2021-10").ContactsInappropriate, now.PublishedOn));
        Assert.Equal((20, "c", First), (Of(then, "2021-09").ContactsInappropriate, Of(then, "2021-10").Withheld, then.PublishedOn));
        Assert.False(Of(then, "2021-10").HasContactsInappropriate);
        Assert.Equal(figures, then);
        Assert.Equal(charts, monitoring.GetMonitoringFigures(new() { KnownOn = First }));
        Assert.Equal(now, outcomes.ListContactFigures(new() { LaCode = "351", KnownOn = Second }));
    }

    [SkippableTheory, EachStore]
    public async Task Of_a_day_the_last_counts_a_month_taken_back_is_gone_and_before_the_first_day_there_is_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2021-10-10", 60, 20));
        outcomes.ListContactFigures(new());
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2021-10-11", 60, 24));
        outcomes.ListContactFigures(new());
        programme.Clock.Advance(TimeSpan.FromDays(1));
        await outcomes.ImportAsync("351", "2021-09",
            GivenOutcomes.Return("2021-09", "2021-10-12", [.. GivenOutcomes.Bury.Take(4).Select(urn => (urn, (int?)null, (int?)null))]));
        outcomes.ListContactFigures(new());
        programme.Clock.Advance(TimeSpan.FromDays(1));

        var none = outcomes.ListContactFigures(new() { LaCode = "351", KnownOn = new() { Year = 2022, Month = 9, Day = 30 } });

        Assert.Equal(24, Of(outcomes.ListContactFigures(new() { KnownOn = First }), "2021-09").ContactsInappropriate);
        Assert.Equal("x", Of(outcomes.ListContactFigures(new() { KnownOn = Second }), "2021-09").Withheld);
        Assert.Null(none.PublishedOn);
        Assert.Equal(["x"], none.Figures.Select(figure => figure.Withheld).Distinct());
    }

    [Fact]
    public async Task An_earlier_day_tells_an_authority_no_more_of_others_and_a_day_that_is_none_is_refused()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        outcomes.ListContactFigures(new());
        programme.Clock.Advance(TimeSpan.FromDays(1));
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "352");
        var charts = await programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.LaDataOfficer, "352");

        Assert.Equal(["352"], officer.ListContactFigures(new() { KnownOn = First }).Figures.Select(figure => figure.LaCode).Distinct());
        Assert.Equal("352", charts.GetMonitoringFigures(new() { KnownOn = First }).Charts.Single().LaCode);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListContactFiguresAsync(new() { LaCode = "351", KnownOn = First }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await officer.ListContactFiguresAsync(new() { KnownOn = new() { Year = 2022, Month = 2, Day = 30 } }));
    }

    private static ContactFigure Of(ListContactFiguresResponse answer, string month) =>
        answer.Figures.Single(figure => (figure.LaCode, figure.Month) == ("351", month));
}
