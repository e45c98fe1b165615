using System.Text.Json;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Signing in at a real provider in a real browser, for which the provider is another site.</summary>
public sealed class ProviderInABrowserTests(OpenIdProgramme at) : IClassFixture<OpenIdProgramme>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [SkippableFact]
    public async Task Somebody_signs_in_at_the_provider_without_scripts_on_a_phone_lands_where_they_wanted_and_signs_out()
    {
        await at.ActivateAsync();
        await at.Provider.TellAsync("groups quin managers");
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var address = at.Programme.Http.ToString().TrimEnd('/');

            var output = await Tools.RunAsync("node", Path.Combine(folder, "provider-sign-in.js"), chromium, address, "quin");

            var journey = JsonSerializer.Deserialize<Journey>(output, Web)!;
            Assert.Equal(["Sign in", "What comes next", "Overview", "Sign in"], journey.States.Select(state => state.Heading));
            Assert.All(journey.States, state => Assert.Empty(state.Violations));
            Assert.All(journey.States, state => Assert.False(state.Wide, $"{state.State} is wider than 320 pixels"));
            Assert.Equal([new("programme-session", "Strict", true)], journey.Cookies);
            Assert.Equal("/sign-in/provider/sign-out", journey.There);
            Assert.Equal($"{address}/sign-in", journey.After);
        });
    }

    private sealed record Journey(List<BrowserState> States, List<Cookie> Cookies, string There, string After);

    private sealed record Cookie(string Name, string SameSite, bool HttpOnly);
}
