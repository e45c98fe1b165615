using System.Net;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Figures leave through the metrics port alone.</summary>
public sealed class MetricsDoorTests(Programmes programmes) : IClassFixture<Programmes>
{
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
