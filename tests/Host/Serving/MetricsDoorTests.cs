using System.Net;
using System.Text;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Figures leave through the metrics port alone.</summary>
public sealed class MetricsDoorTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Trait("Promise", "S6")]
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/METRICS")]
    [InlineData("/metrics/")]
    public async Task The_port_for_json_has_no_metrics_however_the_path_is_written(string path)
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient();

        var json = await http.GetAsync(new Uri(programme.Http, path));
        var metrics = await http.GetAsync(new Uri(programme.Metrics, path));

        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
        Assert.Equal(HttpStatusCode.OK, metrics.StatusCode);
    }

    [Fact]
    public async Task The_port_for_metrics_has_nothing_else()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(programme.Metrics, "/v1/authorities"))).StatusCode);
    }

    [Trait("Promise", "S2")]
    [Fact]
    public async Task A_metrics_key_of_some_authorities_is_shown_their_figures_alone()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await programme.LoadAsync();
        using var http = new HttpClient();
        async Task<List<string>> ScrapeAsync(params string[] codes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(programme.Metrics, "/metrics"));
            request.Headers.Authorization = new("Bearer", await programme.KeyAsync(Role.MetricsReader, codes));
            return [.. (await (await http.SendAsync(request)).Content.ReadAsStringAsync()).Split('\n')];
        }

        var (all, two) = (await ScrapeAsync(), await ScrapeAsync("350", "380"));

        Assert.Contains(all, line => line.StartsWith("programme_ready", StringComparison.Ordinal));
        Assert.Contains(all, line => line.Contains("la=\"all\"", StringComparison.Ordinal));
        Assert.Equal(all.Where(line => line.Contains("la=\"350\"", StringComparison.Ordinal)
            || line.Contains("la=\"380\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            two.Where(line => line.Length > 0 && line[0] != '#').Order(StringComparer.Ordinal));
        Assert.Subset(all.ToHashSet(), two.ToHashSet());
        Assert.True(two.Count > 200);
        Assert.Equal(two.Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)),
            two.Where(line => line.StartsWith("programme", StringComparison.Ordinal))
                .Select(line => line[..line.IndexOf('{', StringComparison.Ordinal)]).Distinct().Count());
    }

    [Fact]
    public void Text_and_numbers_are_written_as_the_format_has_them_and_a_family_without_figures_is_left_out()
    {
        var series = new Series("a", "One\nline \\.", "kind");
        var family = FamilyText.Of(series,
            [series.Of("350", 0.1, "p"), series.Of("351", 2, "p"), series.Of("350", double.NaN, "q\n"),
                series.Of("350", double.PositiveInfinity, ""), series.Of("350", -5, "p")],
            new Dictionary<string, string> { ["350"] = "x,la=\"351\"" });
        string TextOf(IReadOnlyList<string>? codes) => string.Concat(family.For(codes).Select(Encoding.UTF8.GetString));

        const string Head = "# HELP a One\\nline \\\\.\n# TYPE a gauge\n";
        const string Own = "a{la=\"350\",la_name=\"x,la=\\\"351\\\"\",kind=\"p\"} -5\n"
            + "a{la=\"350\",la_name=\"x,la=\\\"351\\\"\",kind=\"q\\n\"} NaN\n"
            + "a{la=\"350\",la_name=\"x,la=\\\"351\\\"\",kind=\"\"} +Inf\n";
        Assert.Equal(Head + Own, TextOf(["350"]));
        Assert.Equal($"{Head}{Own}a{{la=\"351\",la_name=\"351\",kind=\"p\"}} 2\n", TextOf(null));
        Assert.Empty(TextOf(["352"]));
        Assert.Empty(FamilyText.Of(series, [], new Dictionary<string, string>()).For(null));
    }

    [Fact]
    public async Task A_body_without_a_key_is_refused_whatever_its_size()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.ExpectContinue = true;
        async Task<HttpStatusCode> PostAsync(int length)
        {
            using var body = new StringContent($$"""{"content":"{{new string('A', length)}}"}""", Encoding.UTF8,
                "application/json");
            return (await http.PostAsync(new Uri(programme.Http, "/v1/authorities/350/returns/2021-10:submit"), body)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(1_000));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(20_000_000));
    }
}
