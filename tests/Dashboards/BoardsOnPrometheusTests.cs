using System.Text.Json.Nodes;
using Programme.Boards;
using Programme.Enrolment.V1;
using Programme.Tests.Dashboards;

namespace Programme.Tests;

/// <summary>The host with a whole programme, scraped by Prometheus, read through its HTTP API.</summary>
[Collection(ScrapedProgrammes.Collection)]
public sealed class BoardsOnPrometheusTests(ScrapedProgramme programme)
{
    public static TheoryData<string, string> Truths => new()
    {
        { "programme_dsl_turnover_ratio{role=\"lead\"}", "turnover.lead.per_la.*.leavers_over_headcount" },
        { "programme_dsl_turnover_ratio{role=\"lead_and_deputy\"}", "turnover.lead_and_deputy.per_la.*.leavers_over_headcount" },
        { "programme_dsl_leavers_per_100_person_years{role=\"lead\"}", "turnover.lead.per_la.*.leavers_per_100_person_years" },
        { "programme_dsl_vacancy_days", "turnover.lead.per_la.*.vacancy_days" },
        { "programme_inappropriate_contact_ratio_to_date", "outcomes_202122.latest_version.per_la.*.rate" },
        { "sum by (la) (programme_contacts{la!=\"all\", measure=\"total\", period=~\"2021-(09|1.)|2022-.*\"})",
            "outcomes_202122.latest_version.per_la.*.contacts_total" },
    };

    /// <summary>Figures by design: shares are those of the files, but for the steps in which they are told.</summary>
    public static TheoryData<string, string> TruthsByDesign => new()
    {
        // Expected (rows of the plan) and due (from the calendar) are two figures; the truth's ratio is over the rows.
        { "sum by (la) (programme_sessions{la!=\"all\", status=\"delivered\"}) / sum by (la) (programme_sessions{la!=\"all\", "
            + "status=~\"delivered|cancelled|no_show\"})", "sessions.per_la.*.delivered_over_expected" },
        { "programme_session_attendance_ratio", "sessions.per_la.*.attendance_rate" },
    };

    [SkippableTheory, MemberData(nameof(Truths))]
    public Task A_figure_read_from_the_store_equals_what_is_known_of_the_files(string expression, string path) =>
        IsKnownAsync(expression, path, 1e-9);

    [SkippableTheory, MemberData(nameof(TruthsByDesign))]
    public Task A_figure_by_design_is_about_what_is_known_of_the_files(string expression, string path) =>
        IsKnownAsync(expression, path, 0.03);

    [SkippableTheory]
    [InlineData("lower")]
    [InlineData("upper")]
    public async Task The_interval_of_an_authority_is_that_of_its_schools_as_R_computes_it(string end)
    {
        var store = await programme.StoreAsync();
        var read = await store.QueryAsync($"programme_inappropriate_contact_ratio_to_date_{end}");

        Assert.Equal(AuthorityShares.Codes, read.Select(sample => sample.Labels["la"]).Order(StringComparer.Ordinal));
        Assert.All(read, sample => Assert.Equal(end == "lower" ? AuthorityShares.OfR(sample.Labels["la"]).Lower
            : AuthorityShares.OfR(sample.Labels["la"]).Upper, sample.Value, 1e-9));
    }

    private async Task IsKnownAsync(string expression, string path, double relative)
    {
        var store = await programme.StoreAsync();
        var truth = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(ScrapedProgramme.Data, "truth.json")))!;
        var places = path.Split('*');
        var expected = Find(truth, places[0]).AsObject().ToDictionary(la => la.Key, la => Find(la.Value!, places[1]).GetValue<double>());

        var read = (await store.QueryAsync(expression)).Where(sample => sample.Labels["la"] != "all")
            .ToDictionary(sample => sample.Labels["la"], sample => sample.Value);

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, one => Assert.Equal(one.Value, read[one.Key], relative * Math.Abs(one.Value)));
    }

    [SkippableFact]
    public async Task The_variable_offers_every_authority_by_name()
    {
        var store = await programme.StoreAsync();
        var listed = (await programme.HostAsync()).Client<EnrolmentService.EnrolmentServiceClient>().ListAuthorities(new()).Authorities;

        var offered = await BoardQueries.AuthoritiesAsync(AuthorityBoard.Make().ToJson(), store);

        Assert.Equal(10, offered.Count);
        Assert.Equal(listed.Select(authority => (authority.Name, authority.LaCode)).Order(), offered.Order());
    }

    [SkippableTheory]
    [InlineData("sum(programme_sessions{la=~\"$la\", status=\"held\"})", "", "no series")]
    [InlineData("0 * sum(programme_sessions{la=~\"$la\", status=\"due\"}) / 0", "", "nothing but NaN")]
    [InlineData("sum by (status) (programme_sessions{la=~\"$la\"})", "{{stage}}", "a series has no label stage")]
    [InlineData("sum by status (programme_sessions{la=~\"$la\"})", "", "parse error")]
    public async Task A_query_that_cannot_be_drawn_is_found(string expression, string legend, string problem)
    {
        var store = await programme.StoreAsync();
        JsonNode panel = new JsonObject();
        JsonNode target = new JsonObject { ["expr"] = expression, ["legendFormat"] = legend };

        Assert.Contains(problem, await BoardQueries.ProblemAsync(panel, target, "350", store), StringComparison.Ordinal);
    }

    private static JsonNode Find(JsonNode node, string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(node, (at, name) => at[name]!);
}
