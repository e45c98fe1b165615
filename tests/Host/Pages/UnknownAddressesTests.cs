using System.Net;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What is no page is answered with a page, and tells nothing of what there is.</summary>
public sealed class UnknownAddressesTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    [Trait("Promise", "S2")]
    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/authorities")]
    [InlineData("/authorities/350/no-such-part/of-it")]
    [InlineData("/next/list")]
    [InlineData("/sign-out")]
    [InlineData("/%2e%2e/keys")]
    [InlineData("/Sessions/..%2f..")]
    public async Task An_unknown_address_is_answered_byte_by_byte_like_what_is_not_for_the_role(string address)
    {
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "350");
        var foreign = await officer.GetAsync("/authorities/351");

        var unknown = await officer.GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
        Assert.Equal(foreign.Html, unknown.Html);
        foreach (var told in new[] { "<h1>Page not found</h1>", "<a href=\"/\">Go to the first page</a>", "action=\"/sign-out\"" })
            Assert.Contains(told, unknown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_finds_the_way_to_the_first_page()
    {
        using var visitor = new Visitor(pages.Programme);

        var unknown = await visitor.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("<a href=\"/\">Go to the first page</a>", unknown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign out", unknown.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", unknown.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("/no-such-page", "*/*")]
    [InlineData("/favicon.ico", "image/avif,image/webp,*/*;q=0.8")]
    [InlineData("/v1/no-such-call", "text/html")]
    public async Task Programs_are_answered_with_the_status_alone(string address, string accept)
    {
        using var http = new HttpClient { BaseAddress = pages.Programme.Http };
        http.DefaultRequestHeaders.Add("Accept", accept);

        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused_with_a_page()
    {
        using var visitor = new Visitor(pages.Programme);
        using var broken = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        { Content = new ByteArrayContent(new byte[70_000]) };
        broken.Content.Headers.Add("Content-Type", "application/x-www-form-urlencoded");

        var answer = await visitor.SendAsync(broken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("<h1>", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_session_ended_is_told_so_and_goes_on_where_they_were()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var key = await programme.KeyAsync("late", Role.ProgrammeLead);
        using var visitor = new Visitor(programme);
        var first = await visitor.GetAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("key", key));
        programme.Clock.Advance(TimeSpan.FromMinutes(31));

        var ended = await visitor.GetAsync("/next?done=list");
        var page = await visitor.GetAsync(ended.Location);
        var again = await visitor.PostAsync("/sign-in", ("key", key), ("to", page.Hidden.Single(field => field.Key == "to").Value));

        Assert.DoesNotContain("Your session ended", first.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?to=%2Fnext%3Fdone%3Dlist", ended.Location);
        Assert.Contains("Your session ended.", page.Text, StringComparison.Ordinal);
        Assert.Equal("/next?done=list", again.Location);
        Assert.DoesNotContain("Your session ended", (await visitor.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }
}
