using System.Net;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

/// <summary>Signing in to the pages at a real OpenID provider.</summary>
public sealed partial class ProviderSignInTests : IAsyncLifetime
{
    private readonly OpenIdProgramme at = new();

    public Task InitializeAsync() => at.InitializeAsync();

    public Task DisposeAsync() => at.DisposeAsync();

    [SkippableFact]
    public async Task Nobody_signs_in_until_two_persons_stand_behind_the_provider_and_from_its_revocation_on()
    {
        await at.Provider.TellAsync("groups vera leads");
        using var visitor = Visitor();

        var early = await visitor.SignInAsync("vera");
        await at.ActivateAsync();
        var first = await visitor.SignInAsync("vera");
        var again = await at.Programme.Client<Client>().AdmitProviderAsync(new());
        await at.Programme.Client<Client>().RevokeApiKeyAsync(new() { KeyId = at.KeyId });
        var revoked = await visitor.GetAsync("/");
        var anew = await at.Programme.Client<Client>().AdmitProviderAsync(new());

        Assert.Equal(HttpStatusCode.Forbidden, early.Status);
        Assert.Contains("two persons must stand behind it", early.Html, StringComparison.Ordinal);
        Assert.Contains("vera (programme lead)", first.Html, StringComparison.Ordinal);
        Assert.Equal(at.KeyId, again.ApiKey.KeyId);
        Assert.Contains("group bolton: la_coordinator in 350", again.Settings, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, revoked.Status);
        Assert.NotEqual(at.KeyId, anew.ApiKey.KeyId);
        Assert.Null(anew.ApiKey.ActivatedAt);
    }

    [SkippableFact]
    public async Task A_person_sees_what_its_groups_say_and_with_no_group_or_two_roles_nothing()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups carl bolton,bury,chess");
        await at.Provider.TellAsync("groups dora chess");
        await at.Provider.TellAsync("groups emil bolton,leads");
        using var coordinator = Visitor();
        using var without = Visitor();
        using var withTwo = Visitor();

        var page = await coordinator.SignInAsync("carl", "/authorities/999");
        var noGroup = await without.SignInAsync("dora");
        var twoRoles = await withTwo.SignInAsync("emil");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("carl (LA coordinator)", page.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (noGroup.Status, twoRoles.Status));
        Assert.Contains("in no group of this programme", noGroup.Html, StringComparison.Ordinal);
        Assert.Contains("groups of several roles", twoRoles.Html, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Who_was_taken_out_of_a_group_is_asked_at_the_provider_again_within_the_hour_and_stays_outside()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups fred leads");
        using var visitor = Visitor();
        await visitor.SignInAsync("fred");

        await at.Provider.TellAsync("groups fred");
        for (var asked = 0; asked < 3; asked++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
            at.Programme.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        var ended = await visitor.GetAsync("/next");
        // The provider's own clock did not move.
        using var fresh = Visitor();

        Assert.Equal("/sign-in?to=%2Fnext", ended.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await fresh.SignInAsync("fred")).Status);
    }

    [SkippableFact]
    public async Task An_answer_is_taken_once_in_the_browser_that_asked_and_as_it_was_given()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups gwen leads");
        using var visitor = Visitor();
        using var other = Visitor();

        var answer = await visitor.ToReturnAsync("gwen");
        var stolen = await other.GetAsync(answer);
        var changed = await visitor.GetAsync(new Uri(State().Replace(answer.ToString(), "state=another")));
        var taken = await visitor.GetAsync(answer);
        var replayed = await visitor.GetAsync(answer);
        var (first, second) = (await visitor.ToReturnAsync("gwen"), await visitor.ToReturnAsync("gwen"));
        var mixed = await visitor.GetAsync(new Uri(State().Replace(first.ToString(), State().Match(second.ToString()).Value)));

        Assert.Equal("/", taken.Onward);
        Assert.All(new[] { stolen, changed, replayed, mixed },
            one => Assert.Equal((HttpStatusCode.Forbidden, ""), (one.Status, one.Onward)));
        Assert.Contains("was not accepted", stolen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(at.Programme.Log, line => line.Contains(Code().Match(answer.Query).Value, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task An_id_token_bound_to_another_question_is_refused()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups hana leads");
        using var visitor = Visitor();

        await at.Provider.TellAsync("nonce of-another-sign-in");
        var bound = await visitor.SignInAsync("hana");
        await at.Provider.TellAsync("nonce");

        Assert.Equal(HttpStatusCode.Forbidden, bound.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("hana")).Status);
    }

    [SkippableFact]
    public async Task A_new_signing_key_of_the_provider_is_learnt_and_signing_out_here_leads_to_signing_out_there()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups ivan leads");
        using var visitor = Visitor();
        var before = await visitor.SignInAsync("ivan");
        await at.Provider.TellAsync("rotate");
        using var other = Visitor();
        for (var tries = 0; tries < 10 && (await other.SignInAsync("ivan")).Status != HttpStatusCode.OK; tries++)
            await Task.Delay(100);

        var signedOut = await visitor.PostAsync("/sign-out", ("form_token", before.FormToken));
        var page = await visitor.GetAsync(signedOut.Location!.ToString());
        var there = await visitor.GetAsync("/sign-in/provider/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/")).Status);
        Assert.Contains("/sign-in/provider/sign-out", page.Html, StringComparison.Ordinal);
        Assert.StartsWith($"{at.Provider.Issuer}/session/end?client_id=programme", there.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/")).Status);
    }

    [SkippableFact]
    public async Task Signing_out_at_the_provider_ends_the_session_here_and_nobody_else_can()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups jane leads");
        using var visitor = Visitor();
        await visitor.SignInAsync("jane");

        var another = await at.Provider.TokenAsync("jane", "programme");
        var forged = await visitor.PostAsync("/sign-in/provider/ended", ("logout_token", another));
        var still = await visitor.GetAsync("/");
        await visitor.SignOutAtProviderAsync(at.Provider.Issuer);

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal(HttpStatusCode.OK, still.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/")).Status);
    }

    [SkippableFact]
    public async Task What_was_typed_when_a_session_ended_waits_while_somebody_signs_in_at_the_provider()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups kate leads");
        using var visitor = Visitor();

        await visitor.SignInAsync("kate", "/", ("form", "a-form"), ("reason", "typed before"));

        var sessions = (PageSessions)at.Programme.Services.GetService(typeof(PageSessions))!;
        var session = await sessions.FindAsync(visitor.SessionCookie);
        Assert.Equal("typed before", session!.Keep.Typed("a-form")["reason"]);
    }

    private ProviderVisitor Visitor() => new(at.Programme.Http);

    [GeneratedRegex("state=[^&]*")]
    private static partial Regex State();

    [GeneratedRegex("(?<=code=)[^&]*")]
    private static partial Regex Code();
}
