using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class BrowsersTests
{
    private const string Page = "https://app.example.org";

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_ask_and_another_may_not()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, $"--Browsers:Origins={Page}");

        using var allowed = await PreflightAsync(programme, Page);
        using var other = await PreflightAsync(programme, "https://elsewhere.example.org");

        Assert.Equal(Page, Assert.Single(allowed.Headers.GetValues("access-control-allow-origin")));
        Assert.False(other.Headers.Contains("access-control-allow-origin"));
    }

    [Fact]
    public async Task No_page_may_ask_unless_a_setting_allows_it()
    {
        await using var programme = await RunningProgramme.StartAsync();

        using var answer = await PreflightAsync(programme, Page);

        Assert.False(answer.Headers.Contains("access-control-allow-origin"));
        var key = await programme.KeyAsync(Role.DataManager);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ListAsync(programme, key));
        Assert.NotEqual(StatusCode.OK, refusal.StatusCode);
    }

    [Fact]
    public async Task A_page_calls_by_grpc_web_with_a_key_and_reads_refusals_with_their_details()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, $"--Browsers:Origins={Page}");

        var answer = await ListAsync(programme, await programme.KeyAsync(Role.DataManager));
        var refusal = await Imports.RefusedAsync(Reasons.Unauthenticated, () => ListAsync(programme, "wrong"));

        Assert.Empty(answer.Authorities);
        Assert.Equal((int)StatusCode.Unauthenticated, refusal.Code);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("http://app.example.org")]
    [InlineData("https://app.example.org/page")]
    [InlineData("app.example.org")]
    public void An_origin_is_a_scheme_and_a_host(string origin)
    {
        var folder = Directory.CreateTempSubdirectory("programme-origin-").FullName;

        var fault = Assert.Throws<SettingException>(() => Settings.Read([$"--Data={folder}", $"--Browsers:Origins={origin}"]).Origins);

        Assert.Contains("Browsers:Origins", fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(RunningProgramme programme, string origin)
    {
        using var http = new HttpClient { BaseAddress = programme.Http };
        using var asked = new HttpRequestMessage(HttpMethod.Options, "/v1/authorities");
        asked.Headers.Add("origin", origin);
        asked.Headers.Add("access-control-request-method", "GET");
        asked.Headers.Add("access-control-request-headers", "authorization");
        return await http.SendAsync(asked);
    }

    private static async Task<ListAuthoritiesResponse> ListAsync(RunningProgramme programme, string key)
    {
        using var channel = GrpcChannel.ForAddress(programme.Http, new GrpcChannelOptions
        {
            HttpHandler = new GrpcWebHandler(new HttpClientHandler()),
            HttpVersion = HttpVersion.Version11,
        });
        return await new EnrolmentService.EnrolmentServiceClient(channel).ListAuthoritiesAsync(new(),
            new Metadata { { "authorization", $"Bearer {key}" } });
    }
}
