using System.Globalization;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class OutcomesFiguresTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_count_of_one_to_five_is_withheld_and_cannot_be_had_back_from_sums_or_shares(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        var metrics = await programme.ScrapeAsync();

        // 3 of 50 in October; in the August before the trial 46 of 48, where the other 2 are few.
        Assert.Equal("60", GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-09", "total"));
        Assert.Equal("20", GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-09", "nfa"));
        Assert.Equal("50", GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-10", "total"));
        foreach (var month in new[] { "2021-10", "2021-08" })
        {
            Assert.Null(GivenOutcomes.BuryFigure(metrics, "programme_contacts", month, "nfa"));
            Assert.Contains(metrics, line =>
                line.StartsWith(
                    $"programme_figure_withheld{{la=\"351\",la_name=\"Bury\",figure=\"contacts_inappropriate\",period=\"{month}\","
                        + "reason=\"c\"} 1", StringComparison.Ordinal));
            // Nor the programme's share, which is this authority's while it is the only one.
            Assert.DoesNotContain(metrics,
                line => line.StartsWith("programme_inappropriate_contact_ratio", StringComparison.Ordinal)
                    && line.Contains(month, StringComparison.Ordinal));
        }

        // Exactly, 20 + 3 + 16 of 158 would give October back.
        var toDate = outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.Single(figure => figure.Month.Length == 0);
        Assert.NotEqual(39, toDate.ContactsInappropriate);
    }

    [SkippableTheory, EachStore]
    public async Task What_was_withheld_stays_withheld_when_more_arrives_and_sums_move_without_telling_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        _ = await programme.ScrapeAsync();

        await outcomes.ImportAsync("351", "2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-10", 80, 30));
        var metrics = await programme.ScrapeAsync();

        Assert.Equal("30", GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-12", "nfa"));
        Assert.Null(GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-10", "nfa"));
        Assert.Null(GivenOutcomes.BuryFigure(metrics, "programme_contacts", "2021-08", "nfa"));
        var toDate = outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.Single(figure => figure.Month.Length == 0);
        Assert.NotEqual(69, toDate.ContactsInappropriate);
    }

    [SkippableTheory, EachStore]
    public async Task A_month_returned_by_one_school_alone_is_not_shown(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        await outcomes.ImportAsync("351", "2022-01", GivenOutcomes.Return("2022-01", "2022-02-10", (GivenOutcomes.Bury[4], 80, 30)));

        var figure = outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.Single(item => item.Month == "2022-01");
        var metrics = await programme.ScrapeAsync();

        Assert.Equal((false, false, "c", 1), (figure.HasContactsTotal, figure.HasRatio, figure.Withheld, figure.Schools));
        foreach (var series in new[] { "programme_contacts", "programme_contact_schools", "programme_contact_pupils" })
            Assert.DoesNotContain(metrics,
                line => line.StartsWith(series + "{", StringComparison.Ordinal) && line.Contains("2022-01", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Beside_the_counts_stands_how_many_schools_reported_them(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        await outcomes.ImportAsync("351", "2022-02", GivenOutcomes.BuryReturn("2022-02", "2022-03-10", 80, 30, schools: 6));
        // Of one school alone, which has no other month.
        await outcomes.ImportAsync("351", "2022-03", GivenOutcomes.Return("2022-03", "2022-04-10", (GivenOutcomes.Bury[7], 80, 30)));

        var metrics = await programme.ScrapeAsync();

        Assert.Equal(("4", "6"),
            (GivenOutcomes.BuryFigure(metrics, "programme_contact_schools", "2021-10"),
                GivenOutcomes.BuryFigure(metrics, "programme_contact_schools", "2022-02")));
        Assert.Equal("6", GivenOutcomes.BuryFigure(metrics, "programme_contact_schools_to_date"));
        Assert.Equal(6, outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.Single(figure => figure.Month.Length == 0).Schools);
        Assert.DoesNotContain(metrics,
            line => line.StartsWith("programme_contact_schools", StringComparison.Ordinal)
                && line.Contains("la=\"all\"", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Returns_are_published_by_state_and_months_not_returned_are_not_available(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithFourMonthsAsync(programme);
        var metrics = await programme.ScrapeAsync();

        Assert.Equal("1", GivenOutcomes.BuryFigure(metrics, "programme_returns", "2021-09", "received"));
        Assert.Equal("0", GivenOutcomes.BuryFigure(metrics, "programme_returns", "2021-09", "missing"));
        Assert.Equal("1", GivenOutcomes.BuryFigure(metrics, "programme_returns", "2022-07", "missing"));
        Assert.Equal("0", GivenOutcomes.BuryFigure(metrics, "programme_returns", "2022-07", "received"));
        Assert.Contains(metrics, line =>
            line.StartsWith(
                "programme_figure_withheld{la=\"351\",la_name=\"Bury\",figure=\"contacts_total\",period=\"2022-07\",reason=\"x\"} 1",
                    StringComparison.Ordinal));
        Assert.Contains(metrics, line =>
            line.StartsWith(
                "programme_contact_definition_timestamp_seconds{la=\"351\",la_name=\"Bury\",period=\"2021-08\","
                    + "definition=\"INAPPROPRIATE-1\"} 16", StringComparison.Ordinal));
        Assert.Contains(metrics, line =>
            line.StartsWith("programme_return_newest_timestamp_seconds{la=\"351\",la_name=\"Bury\"} 1664614800", StringComparison.Ordinal));
    }
}

[Collection(WholeProgramme.Name)]
public sealed class FiguresOfTheWholeProgrammeTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Large_counts_leave_exactly_and_hardly_anything_is_withheld(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var metrics = await programme.ScrapeAsync();

        foreach (var (la, counts) in WholeProgramme.Truth("outcomes_202122")["latest_version"]!["per_la"]!.AsObject())
        {
            var line = Assert.Single(metrics,
                item => item.StartsWith($"programme_inappropriate_contact_ratio_to_date{{la=\"{la}\"", StringComparison.Ordinal));
            Assert.Equal((double)counts!["rate"]!, double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture), 1e-9);
        }
        var all = Assert.Single(metrics,
            item => item.StartsWith("programme_inappropriate_contact_ratio_to_date{la=\"all\"", StringComparison.Ordinal));
        Assert.Equal(10924.0 / 29462, double.Parse(all.Split(' ')[^1], CultureInfo.InvariantCulture), 1e-9);

        // Four authorities have 3 to 5 contacts closed with no further action in the August before the trial.
        var withheld = metrics.Where(item => item.StartsWith("programme_figure_withheld", StringComparison.Ordinal)
            && item.Contains("reason=\"c\"", StringComparison.Ordinal)).ToList();
        Assert.Contains(withheld, item => item.Contains("la=\"351\"", StringComparison.Ordinal)
            && item.Contains("figure=\"contacts_inappropriate\",period=\"2021-08\"", StringComparison.Ordinal));
        Assert.All(withheld, item => Assert.Contains("period=\"2021-08\"", item, StringComparison.Ordinal));
        Assert.Equal(230 * 4, metrics.Count(item => item.StartsWith("programme_returns{", StringComparison.Ordinal)));
    }

    [SkippableTheory, EachStore]
    public async Task The_programme_s_shares_pool_numerators_and_denominators_and_no_count_of_it_is_summed_twice(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var metrics = await programme.ScrapeAsync();

        Assert.DoesNotContain(metrics, item => item.StartsWith("programme_contacts{la=\"all\"", StringComparison.Ordinal));
        var month = metrics.Where(item => item.StartsWith("programme_contacts{", StringComparison.Ordinal)
            && item.Contains("period=\"2021-11\"", StringComparison.Ordinal)).ToList();
        double Sum(string measure) => month.Where(item => item.Contains($"measure=\"{measure}\"", StringComparison.Ordinal))
            .Sum(item => double.Parse(item.Split(' ')[^1], CultureInfo.InvariantCulture));
        var all = Assert.Single(metrics,
            item => item.StartsWith("programme_inappropriate_contact_ratio{la=\"all\",la_name=\"Programme\",period=\"2021-11\"}",
                StringComparison.Ordinal));
        Assert.Equal(Sum("nfa") / Sum("total"), double.Parse(all.Split(' ')[^1], CultureInfo.InvariantCulture), 1e-12);
    }
}
