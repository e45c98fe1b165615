using System.Text.Json;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The pages of sessions, of what is behind an answer, and of comparisons in Debian's Chromium.</summary>
public sealed class SessionsInABrowserTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [SkippableFact]
    public async Task A_coordinator_records_a_session_on_a_phone_without_scripts_and_by_keyboard()
    {
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var delivery = pages.Programme.Client<DeliveryService.DeliveryServiceClient>();
            await GivenDelivery.ScheduledAsync(delivery, "BROWSER-1");
            var key = await pages.Programme.KeyAsync("coordinator-in-a-browser", Role.LaCoordinator, "350");

            var output = await Tools.RunAsync("node", Path.Combine(folder, "session.js"), chromium,
                pages.Programme.Http.ToString().TrimEnd('/'), key, "BROWSER-1", "2022-03-02");

            var journey = JsonSerializer.Deserialize<Journey>(output, Web)!;
            Assert.Equal(["week", "planned", "form", "wrong", "held"], journey.States.Select(state => state.State));
            Assert.All(journey.States, state => Assert.Empty(state.Violations));
            Assert.All(journey.States, state => Assert.False(state.Wide, $"{state.State} is wider than 320 pixels"));
            Assert.Contains("85 minutes", journey.Kept, StringComparison.Ordinal);
            Assert.Contains("L0002, lead, was there", journey.Kept, StringComparison.Ordinal);
            Assert.EndsWith("/sessions/BROWSER-1", journey.After, StringComparison.Ordinal);
            var stored = await delivery.GetSessionAsync(new() { SessionRef = "BROWSER-1" });
            Assert.Equal((SessionStatus.Delivered, 85, "2"), (stored.Session.Status, stored.Session.ActualMinutes, stored.Session.Etag));
        });
    }

    private sealed record Journey(List<BrowserState> States, string Kept, string After);
}
