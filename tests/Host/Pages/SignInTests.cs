using System.Net;
using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

public sealed class SignInTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task The_root_address_leads_to_a_page_and_every_page_forbids_scripts_frames_and_copies()
    {
        using var visitor = new Visitor(await programmes.OnAsync("sqlite"));

        var root = await visitor.GetAsync("/");
        var page = await visitor.GetAsync(root.Location);

        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (root.Status, root.Location));
        Assert.Contains("Sign in", page.Text, StringComparison.Ordinal);
        foreach (var answer in new[] { root, page })
        {
            Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal(("no-store", "nosniff", "DENY"), (answer.Headers["Cache-Control"], answer.Headers["X-Content-Type-Options"],
                answer.Headers["X-Frame-Options"]));
        }
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_signs_in_once_when_its_form_is_sent_and_not_when_its_address_is_looked_at()
    {
        var programme = await programmes.OnAsync("sqlite");
        var link = await LinkAsync(programme, "olga");
        using var visitor = new Visitor(programme);
        using var second = new Visitor(programme);

        Assert.Contains("Continue", (await visitor.GetAsync($"/sign-in?link={link}")).Text, StringComparison.Ordinal);
        var signedIn = await visitor.PostAsync("/sign-in", ("link", link), ("to", "/"));
        var again = await second.PostAsync("/sign-in", ("link", link));

        Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.Status, signedIn.Location));
        Assert.Contains("olga (programme lead)", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, again.Status);
        Assert.Contains("does not work any more", again.Text, StringComparison.Ordinal);
        var cookie = Assert.Single(visitor.Cookies.Cast<Cookie>());
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain(programme.Log, line => line.Contains(cookie.Value, StringComparison.Ordinal));
    }

    [Trait("Promise", "S4")]
    [Fact]
    public async Task A_link_ends_after_fifteen_minutes_a_session_by_idling_at_its_end_and_with_its_key()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var late = await LinkAsync(programme, "paul");
        var access = programme.Client<Client>();
        programme.Clock.Advance(TimeSpan.FromMinutes(15));
        using var visitor = new Visitor(programme);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/sign-in", ("link", late))).Status);

        async Task SignInAsync()
        {
            var link = (await access.CreateSignInLinkAsync(new() { PersonId = "paul" })).Link[^64..];
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/sign-in", ("link", link))).Status);
        }
        async Task<bool> IsInAsync() => (await visitor.GetAsync("/")).Status == HttpStatusCode.OK;
        await SignInAsync();
        Assert.True(await IsInAsync());
        programme.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await IsInAsync());
        await SignInAsync();
        for (var asked = 0; asked < 23; asked++)
        {
            programme.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.True(await IsInAsync());
        }
        programme.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.False(await IsInAsync());
        await SignInAsync();
        var key = (await access.ListApiKeysAsync(new())).ApiKeys.Single(key => key.PersonId == "paul");
        await access.RevokeApiKeyAsync(new() { KeyId = key.KeyId });
        Assert.False(await IsInAsync());
    }

    [Fact]
    public async Task A_key_signs_in_a_wrong_or_a_machines_key_does_not_and_signing_out_ends_the_session()
    {
        var programme = await programmes.OnAsync("sqlite");
        using var visitor = await Visitor.OfAsync(programme, Role.TrialManager);
        using var other = new Visitor(programme);
        var cookie = visitor.Cookies[0].Value;

        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/sign-in", ("key", "prg_000000000000_00"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await other.PostAsync("/sign-in", ("key", await programme.KeyAsync(Role.SurveyForm)))).Status);
        var page = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/sign-out")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
        await visitor.PostAsync("/sign-out", ("form_token", page.FormToken));

        using var stolen = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        stolen.Headers.Add("Cookie", $"programme-session={cookie}");
        Assert.Equal(HttpStatusCode.Redirect, (await other.SendAsync(stolen)).Status);
    }

    [Theory]
    [InlineData("https://elsewhere.example", "//elsewhere.example")]
    [InlineData("null", "/\\elsewhere.example")]
    public async Task A_form_of_another_site_is_refused_and_nobody_is_sent_to_one(string origin, string to)
    {
        var programme = await programmes.OnAsync("sqlite");
        using var visitor = new Visitor(programme);
        var key = await programme.KeyAsync(Role.Statistician);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        { Content = new FormUrlEncodedContent([new("key", key)]) };
        foreign.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SendAsync(foreign)).Status);
        Assert.Equal("/", (await visitor.PostAsync("/sign-in", ("key", key), ("to", to))).Location);
    }

    private static async Task<string> LinkAsync(RunningProgramme programme, string person)
    {
        await programme.KeyAsync(person, Role.ProgrammeLead);
        return (await programme.Client<Client>().CreateSignInLinkAsync(new() { PersonId = person })).Link[^64..];
    }
}
