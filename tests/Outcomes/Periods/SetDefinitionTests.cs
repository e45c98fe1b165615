using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SetDefinitionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_change_of_the_rule_restates_its_months_leaves_an_annotation_and_flags_what_is_not_comparable(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        foreach (var month in new[] { "2021-09", "2021-10", "2021-11" })
            await outcomes.ImportAsync("351", month, WithAdvice(month));
        var before = outcomes.SummariseContacts(new()).ByLaAndMonth.Where(row => row.LaCode == "351").ToList();

        var set =
            await periods.SetDefinitionAsync(
                new()
                {
                    Definition = new()
                    {
                        LaCode = "351",
                        FirstMonth = "2021-10",
                        Rule = "INAPPROPRIATE-2",
                        OpenCases = Counted.Yes,
                        Reason = "Advice is recorded as no further action."
                    }
                });

        Assert.Equal(("2021-10", "2022-07"), (set.RestatesFrom, set.RestatesTo));
        var after = outcomes.SummariseContacts(new()).ByLaAndMonth.Where(row => row.LaCode == "351").ToList();
        Assert.Equal(before.Select(row => row.Nfa), after.Select(row => row.Nfa));
        Assert.Equal([12, 22, 22], after.Select(row => (int)row.Inappropriate.Numerator));
        // The second school has no count of advice, so it is not in the second rule's share.
        Assert.Equal([50, 40, 40], after.Select(row => (int)row.Inappropriate.Denominator));
        Assert.Equal(["INAPPROPRIATE-1", "INAPPROPRIATE-2"],
            outcomes.SummariseContacts(new()).ByLa.Single(row => row.LaCode == "351").Rules);
        Assert.Equal(["", "2021-10", ""], after.Select(row => string.Join(',', row.NotComparableFrom)));
        var annotation = periods.ListAnnotations(new() { LaCode = "351" }).Annotations.Single();
        Assert.Equal((AnnotationKind.DefinitionChanged, 10), (annotation.Kind, annotation.On.Month));
        Assert.Contains("INAPPROPRIATE-2 after INAPPROPRIATE-1", annotation.Text, StringComparison.Ordinal);
        var metrics = await programme.ScrapeAsync();
        var figures = outcomes.ListContactFigures(new() { LaCode = "351" }).Figures.Where(figure => figure.Rules.Count > 0).ToList();
        Assert.Equal(["2021-09 INAPPROPRIATE-1 ", "2021-10 INAPPROPRIATE-2 2021-10", "2021-11 INAPPROPRIATE-2 ",
            " INAPPROPRIATE-1,INAPPROPRIATE-2 2021-10"],
            figures.Select(figure => $"{figure.Month} {string.Join(',', figure.Rules)} {string.Join(',', figure.NotComparableFrom)}"));
        // Series say when something begins, in seconds at which the month began in London.
        Assert.Equal(("1630450800", "1633042800", null),
            (GivenOutcomes.BuryFigure(metrics, "programme_contact_definition_timestamp_seconds", "2021-09", "INAPPROPRIATE-1"),
                GivenOutcomes.BuryFigure(metrics, "programme_contact_definition_timestamp_seconds", "2021-10", "INAPPROPRIATE-2"),
                GivenOutcomes.BuryFigure(metrics, "programme_contact_definition_timestamp_seconds", "2021-11")));
        Assert.Equal((null, "1633042800", null),
            (GivenOutcomes.BuryFigure(metrics, "programme_contact_break_timestamp_seconds", "2021-09"),
                GivenOutcomes.BuryFigure(metrics, "programme_contact_break_timestamp_seconds", "2021-10"),
                GivenOutcomes.BuryFigure(metrics, "programme_contact_break_timestamp_seconds", "2021-11")));
    }

    [SkippableTheory, EachStore]
    public async Task An_unknown_rule_or_authority_is_refused_and_only_a_data_manager_sets_one(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var good = new Definition { LaCode = "352", FirstMonth = "2021-09", Rule = "INAPPROPRIATE-1", Reason = "As agreed." };

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await periods.SetDefinitionAsync(
                    new() { Definition = new() { LaCode = "x", FirstMonth = "2021", Rule = "NFA", MergedWithinDays = -1 } }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await periods.SetDefinitionAsync(new() { Definition = new(good) { LaCode = "999" } }));
        var officer = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "352");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await officer.SetDefinitionAsync(new() { Definition = good }));

        Assert.Equal(["definition.la_code", "definition.first_month", "definition.reason", "definition.rule",
            "definition.merged_within_days"], fields.Fields());
    }

    private static string WithAdvice(string month) =>
        $"{GivenOutcomes.Header}\n{month},{GivenOutcomes.Bury[0]},40,10,12,,,,,,,,,,,,,,2022-09-10,final,\n{month},{GivenOutcomes.Bury[1]},"
            + "10,2,,,,,,,,,,,,,,,2022-09-10,final,\n";
}
