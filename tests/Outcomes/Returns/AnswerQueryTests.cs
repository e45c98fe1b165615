using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class AnswerQueryTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_reason_is_kept_with_who_gave_it_and_closes_the_query(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var officer = await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "351");
        await outcomes.ImportAsync("351", "2022-01",
            GivenOutcomes.Return("2022-01", "2022-02-10", [.. GivenOutcomes.Bury.Select(urn => (urn, (int?)9, (int?)0))]));
        var query = Assert.Single(officer.ListQueries(new() { LaCode = "351", ReportingMonth = "2022-01", OpenOnly = true }).Queries);
        Assert.Equal("1", GivenOutcomes.BuryFigure(await programme.ScrapeAsync(), "programme_return_queries_open"));

        var answer =
            await officer.AnswerQueryAsync(new()
            {
                LaCode = "351",
                ReportingMonth = "2022-01",
                Version = 1,
                Number = query.Number,
                Reason = "Recorded as advice until February."
            });

        Assert.Equal(("Q330", "Recorded as advice until February.", "test-ladataofficer"),
            (answer.Query.Finding.Rule, answer.Query.Finding.Reason, answer.Query.AnsweredBy));
        Assert.Equal(programme.Clock.GetUtcNow(), answer.Query.Finding.AnsweredAt.ToDateTimeOffset());
        Assert.Empty(officer.ListQueries(new() { LaCode = "351", ReportingMonth = "2022-01", OpenOnly = true }).Queries);
        Assert.Equal(0, outcomes.ListReturns(new() { LaCode = "351" }).Returns.Single(row => row.ReportingMonth == "2022-01").OpenQueries);
        Assert.Equal("0", GivenOutcomes.BuryFigure(await programme.ScrapeAsync(), "programme_return_queries_open"));
    }

    [SkippableTheory, EachStore]
    public async Task A_query_of_another_authority_or_a_reason_that_says_nothing_is_refused(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportAsync("351", "2022-02", GivenOutcomes.BuryReturn("2022-02", "2022-03-10", 40, 0));
        var other = await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "352");

        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await other.AnswerQueryAsync(new()
                {
                    LaCode = "351",
                    ReportingMonth = "2022-02",
                    Version = 1,
                    Number = 1,
                    Reason = "not mine"
                }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await other.AnswerQueryAsync(new() { Reason = " ok " }));
    }
}
