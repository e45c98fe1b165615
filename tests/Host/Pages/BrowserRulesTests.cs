using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What holds for every answer, form and session in a browser. docs/asvs.md names these tests.</summary>
public sealed class BrowserRulesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/openapi.json")]
    [InlineData("/healthz")]
    [InlineData("/v1/summary")]
    [InlineData("style")]
    public async Task Every_answer_has_the_headers(string path)
    {
        using var visitor = new Visitor(await programmes.OnAsync("sqlite"));

        var answer = await visitor.GetAsync(path == "style" ? PagesSetup.StyleAddress : path);

        foreach (var part in new[] { "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'" })
            Assert.Contains(part, answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin", "same-origin"),
            (answer.Headers["X-Content-Type-Options"], answer.Headers["Referrer-Policy"],
            answer.Headers["Cross-Origin-Resource-Policy"]));
        Assert.False(answer.Headers.ContainsKey("Strict-Transport-Security"));
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Behind_tls_the_cookie_is_bound_to_this_host_and_browsers_are_told_to_stay_with_tls()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, "--Pages:Address=https://programme.example");
        using var visitor = new Visitor(programme);

        var answer = await visitor.PostAsync("/sign-in", ("key", await programme.KeyAsync(Role.ProgrammeLead)));

        Assert.Matches("^__Host-programme-session=[0-9a-f]{64}; path=/; secure; samesite=strict; httponly$", answer.Headers["Set-Cookie"]);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers["Strict-Transport-Security"]);
        var secret = answer.Headers["Set-Cookie"].Split('=', ';')[1];
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(visitor, $"__Host-programme-session={secret}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await WithCookieAsync(visitor, $"programme-session={secret}")).Status);
    }

    [Fact]
    public async Task Signing_in_again_gives_another_secret_and_ends_the_session_before()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var visitor = await Visitor.OfAsync(programme, Role.ProgrammeLead);
        using var thief = new Visitor(programme);
        var before = visitor.Cookies[0].Value;

        await visitor.PostAsync("/sign-in", ("key", await programme.KeyAsync("again", Role.ProgrammeLead)));

        Assert.Matches("^[0-9a-f]{64}$", before);
        Assert.NotEqual(before, visitor.Cookies[0].Value);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await WithCookieAsync(thief, $"programme-session={before}")).Status);
    }

    [Fact]
    public async Task Every_form_of_a_session_is_refused_without_its_token_and_from_another_site()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var visitor = await Visitor.OfAsync(programme, Role.DataManager);
        var token = (await visitor.GetAsync("/")).FormToken;
        string[] withoutSession = ["/sign-in", "/sign-in/provider", "/sign-in/provider/ended", "/survey", "/survey/answers"];
        var forms = programme.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(one => one.RoutePattern.RawText!).Where(pattern => pattern.StartsWith('/')
                && !pattern.StartsWith("/v1/", StringComparison.Ordinal) && !pattern.StartsWith("/programme.", StringComparison.Ordinal)
                && !pattern.StartsWith("/grpc.", StringComparison.Ordinal) && !pattern.Contains("unimplemented", StringComparison.Ordinal))
            .Except(withoutSession).ToList();

        Assert.Superset(new HashSet<string> { "/next", "/sign-out", "/authorities/{code}/returns" }, forms.ToHashSet());
        foreach (var pattern in forms)
        {
            var address = pattern.Replace("{code}", "350", StringComparison.Ordinal).Replace("{id}", "0", StringComparison.Ordinal)
                .Replace("{month}", "2021-11", StringComparison.Ordinal);
            foreach (var wrong in new[] { "", "0", new string('0', token.Length) })
                Assert.Equal((pattern, HttpStatusCode.Forbidden),
                    (pattern, (await visitor.PostAsync(address, ("form_token", wrong))).Status));
            using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
            { Content = new FormUrlEncodedContent([new("form_token", token)]) };
            foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
            Assert.Equal((pattern, HttpStatusCode.Forbidden), (pattern, (await visitor.SendAsync(foreign)).Status));
        }
    }

    [Fact]
    public async Task An_address_alone_changes_nothing()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        await programme.AllowAsync(TrialAct.FreezeList);
        using var visitor = await Visitor.OfAsync(programme, Role.TrialManager);
        var page = await visitor.GetAsync("/");

        await visitor.GetAsync($"/next?act=list&word=freeze&form_token={page.FormToken}");
        var signOut = await visitor.GetAsync($"/sign-out?form_token={page.FormToken}");

        Assert.Null((await programme.Client<AllocationService.AllocationServiceClient>().GetListAsync(new())).List);
        Assert.NotEqual(HttpStatusCode.Redirect, signOut.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Every_page_of_a_session_has_the_button_to_sign_out()
    {
        var programme = await programmes.OnAsync("sqlite");
        foreach (var (role, addresses) in new[] { (Role.TrialManager, new[] { "/", "/next", "/authorities/999" }),
            (Role.DataManager, ["/returns", "/next"]), (Role.Operator, ["/", "/operations"]) })
        {
            using var visitor = await Visitor.OfAsync(programme, role);
            foreach (var address in addresses)
                Assert.Contains("action=\"/sign-out\"", (await visitor.GetAsync(address)).Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2021-11\"")]
    [InlineData("2021-11%0d%0aX-Made:%20up")]
    [InlineData("..%2f..%2fkeys")]
    public async Task Nothing_that_is_typed_reaches_the_name_of_a_file(string month)
    {
        using var visitor = await Visitor.OfAsync(await programmes.OnAsync("sqlite"), Role.DataManager);

        var answer = await visitor.GetAsync($"/authorities/350/returns/{month}/report.csv");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.False(answer.Headers.ContainsKey("X-Made"));
    }

    private static async Task<Visitor.Answer> WithCookieAsync(Visitor visitor, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        return await visitor.SendAsync(request);
    }
}
