using System.Net;
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
    public void Text_and_numbers_are_written_as_the_format_has_them_and_a_family_without_samples_is_left_out() =>
        Assert.Equal("# HELP a One\\nline \\\\.\n# TYPE a gauge\na{la=\"350\",la_name=\"x,la=\\\"351\\\"\"} 0.1\n"
            + "a{la=\"350\",la_name=\"y\"} NaN\na{la=\"350\",la_name=\"z\"} +Inf\na{la=\"350\",la_name=\"\"} -5\n",
            AuthorityMetrics.Text([
                new("a", "One\nline \\.", ["la", "la_name"], [(["350", "x,la=\"351\""], 0.1), (["350", "y"], double.NaN),
                    (["350", "z"], double.PositiveInfinity), (["350", ""], -5)]),
                new("b", "B.", ["la"], []),
            ]));

    [Fact]
    public async Task A_body_without_a_key_is_refused_whatever_its_size()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.ExpectContinue = true;
        async Task<HttpStatusCode> PostAsync(int length)
        {
            using var body = new StringContent($$"""{"content":"{{new string('A', length)}}"}""", System.Text.Encoding.UTF8,
                "application/json");
            return (await http.PostAsync(new Uri(programme.Http, "/v1/authorities/350/returns/2021-10:submit"), body)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(1_000));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(20_000_000));
    }
}
