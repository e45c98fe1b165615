using System.Globalization;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListContactFiguresTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_service_shows_what_the_figures_show_and_no_other_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "351");
        var metrics = await programme.ScrapeAsync();

        var own = officer.ListContactFigures(new()).Figures;

        Assert.Equal(["351"], own.Select(figure => figure.LaCode).Distinct());
        Assert.Equal(outcomes.ListContactFigures(new() { LaCode = "351" }).Figures, own);
        Assert.Contains("all", outcomes.ListContactFigures(new()).Figures.Select(figure => figure.LaCode));
        foreach (var figure in own.Where(figure => figure.Month.Length > 0))
        {
            Assert.Equal(figure.HasContactsInappropriate ? figure.ContactsInappropriate.ToString(CultureInfo.InvariantCulture) : null,
                GivenOutcomes.BuryFigure(metrics, "programme_contacts", figure.Month, "nfa"));
            Assert.Equal(figure.HasRatio,
                metrics.Any(line =>
                    line.StartsWith($"programme_inappropriate_contact_ratio{{la=\"351\",la_name=\"Bury\",period=\"{figure.Month}\"}}",
                        StringComparison.Ordinal)));
        }
    }

    [SkippableTheory, EachStore]
    public async Task A_month_is_shown_whole_or_withheld_with_its_symbol(string store)
    {
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(await programmes.OnAsync(store));

        var figures = outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.ToDictionary(figure => figure.Month);

        Assert.Equal((60, 20, 20 / 60.0, "", 4),
            (figures["2021-09"].ContactsTotal, figures["2021-09"].ContactsInappropriate, figures["2021-09"].Ratio,
                figures["2021-09"].Withheld, figures["2021-09"].Schools));
        Assert.Equal((50, false, false, "c"),
            (figures["2021-10"].ContactsTotal, figures["2021-10"].HasContactsInappropriate, figures["2021-10"].HasRatio,
                figures["2021-10"].Withheld));
        Assert.Equal((false, false, "x"),
            (figures["2022-07"].HasContactsTotal, figures["2022-07"].HasContactsInappropriate, figures["2022-07"].Withheld));
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_out_of_scope_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithFourMonthsAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "351");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListContactFiguresAsync(new() { LaCode = "352" }));
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListContactFiguresAsync(new() { LaCode = "999" }));

        Assert.Equal(nobodys.Message.Replace("999", "352", StringComparison.Ordinal), theirs.Message);
    }
}
