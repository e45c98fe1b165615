using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What is refused before a body is read.</summary>
public sealed class AdmissionTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string StartPost = "/v1/posts";

    [Trait("Promise", "S5")]
    [Theory]
    [InlineData("")]
    [InlineData("authorization: Bearer prg_000000000000_0000\r\n")]
    public async Task A_call_without_a_right_key_is_refused_before_its_body_is_sent(string header)
    {
        var programme = await programmes.OnAsync("sqlite");

        var answer = await AnswerAsync(programme.Http, header, length: 15_000_000);

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        Assert.Contains(Reasons.Unauthenticated, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_call_is_refused_before_its_body_is_sent()
    {
        var programme = await programmes.OnAsync("sqlite");

        var answer = await AnswerAsync(programme.Http, $"authorization: Bearer {await programme.KeyAsync(Role.Statistician)}\r\n",
            length: 15_000_000);

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.Contains(Reasons.RoleNotAllowed, answer, StringComparison.Ordinal);
    }

    [Trait("Promise", "S9")]
    [Fact]
    public async Task A_body_larger_than_the_rpc_takes_is_refused_before_it_is_sent()
    {
        var programme = await programmes.OnAsync("sqlite");

        var answer = await AnswerAsync(programme.Http, $"authorization: Bearer {await programme.KeyAsync(Role.TrialManager)}\r\n",
            length: 15_000_000);

        Assert.StartsWith("HTTP/1.1 429 ", answer, StringComparison.Ordinal);
        Assert.Contains(Reasons.BodyTooLarge, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_unsaid_length_is_refused_when_it_grows_too_large()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient { BaseAddress = programme.Http };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await programme.KeyAsync(Role.TrialManager));
        using var body = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes($"{{\"note\":\"{new string('x', 3_000_000)}\"}}")));
        body.Headers.ContentType = new("application/json");
        body.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, StartPost) { Content = body };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains(Reasons.BodyTooLarge, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Trait("Promise", "S9")]
    [Fact]
    public async Task A_message_larger_than_the_rpc_takes_is_refused()
    {
        var programme = await programmes.OnAsync("sqlite");
        var enrolment = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.TrialManager);

        var refused =
            await Assert.ThrowsAsync<RpcException>(async () =>
                await enrolment.ListSchoolsAsync(new() { LaCode = new string('1', 400_000) }));

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task The_name_of_the_scheme_may_be_written_in_any_case(string scheme)
    {
        var programme = await programmes.OnAsync("sqlite");
        using var http = new HttpClient { BaseAddress = programme.Http };
        http.DefaultRequestHeaders.TryAddWithoutValidation("authorization", $"{scheme} {await programme.KeyAsync(Role.ProgrammeLead)}");

        Assert.NotNull(JsonNode.Parse(await http.GetStringAsync(new Uri("/v1/authorities", UriKind.Relative))));
    }

    [Trait("Promise", "S9")]
    [Fact]
    public async Task Wrong_keys_are_answered_more_slowly_and_a_right_one_beside_them_at_once()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var right = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.ProgrammeLead);
        var wrong = programme.Client<EnrolmentService.EnrolmentServiceClient>("prg_0123456789ab_00");
        for (var i = 0; i < 5; i++)
            await RefusedAsync(wrong);

        var delayed = RefusedAsync(wrong);
        await right.ListAuthoritiesAsync(new());

        Assert.False(delayed.IsCompleted);
        programme.Clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(StatusCode.Unauthenticated, (await delayed).StatusCode);
        Assert.Equal([0, 0, 100, 200, 10_000, 10_000],
            new[] { 1, 5, 6, 7, 13, 1_000 }.Select(count => WrongKeys.DelayOf(count).TotalMilliseconds));
    }

    [Trait("Promise", "S9")]
    [Fact]
    public async Task More_heavy_reports_at_once_than_may_be_are_refused_with_a_hint()
    {
        using var limits = new CallLimits(Settings.Read(["--Data=/nowhere", "--Limits:HeavyReports=1"]));
        var caller = new Caller("board", Role.DataManager, null, null);
        using var first = await limits.EnterAsync(caller, true, default);
        var waiting = Enumerable.Range(0, 8).Select(_ => limits.EnterAsync(caller, true, default)).ToList();

        var refused = await Assert.ThrowsAsync<RpcException>(() => limits.EnterAsync(caller, true, default));
        using var light = await limits.EnterAsync(caller, false, default);

        Assert.Equal(Reasons.Busy, refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.NotNull(refused.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>());
        first.Dispose();
        foreach (var place in waiting)
            (await place).Dispose();
    }

    [Trait("Promise", "D9")]
    [Fact]
    public async Task An_answer_to_one_role_is_not_replayed_to_another_under_the_same_request_id()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var rule = new SetComplianceRuleRequest
        {
            Measure = ComplianceMeasure.Delivered,
            LeastSessions = 7,
            DecidedOn = new DateOnly(2021, 8, 1).ToDate(),
            RequestId = "r-1",
        };
        var (manager, analyst) = (await ClientAsync(programme, Role.TrialManager), await ClientAsync(programme, Role.DataManager));

        var first = await manager.SetComplianceRuleAsync(rule);

        Assert.Equal(first, await manager.SetComplianceRuleAsync(rule));
        await Imports.RefusedAsync(Reasons.RequestIdReused, async () => await analyst.SetComplianceRuleAsync(rule));
    }

    /// <summary>A client with a key of one and the same subject.</summary>
    private static async Task<DeliveryService.DeliveryServiceClient> ClientAsync(RunningProgramme programme, Role role) =>
        programme.Client<DeliveryService.DeliveryServiceClient>(await programme.KeyAsync("same-person", role));

    private static async Task<RpcException> RefusedAsync(EnrolmentService.EnrolmentServiceClient client) =>
        await Assert.ThrowsAsync<RpcException>(async () => await client.ListAuthoritiesAsync(new()));

    /// <summary>Sends the head of a request and nothing of its body; the answer.</summary>
    private static async Task<string> AnswerAsync(Uri address, string header, int length)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {StartPost} HTTP/1.1\r\nHost: {address.Host}\r\n{header}Content-Type: application/json\r\nContent-Length: "
                + $"{length}\r\n\r\n"));
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        for (int read; !answer.ToString().Contains("details", StringComparison.Ordinal)
            && (read = await stream.ReadAsync(buffer, patience.Token)) > 0;)
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        return answer.ToString();
    }
}
