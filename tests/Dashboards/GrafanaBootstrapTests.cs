using System.Text.Json.Nodes;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Tests.Dashboards;

/// <summary>GrafanaBootstrap: an organisation for each authority, on a server that refuses what Grafana refuses.</summary>
public sealed class GrafanaBootstrapTests
{
    private static readonly Uri Vmauth = new("http://vmauth:8427");
    private static readonly List<Authority> Two =
        [new() { LaCode = "350", Name = "Northfield" }, new() { LaCode = "351", Name = "Southmoor" }];

    [Fact]
    public async Task Each_authority_has_an_organisation_with_its_own_token_and_the_boards_that_are_for_it()
    {
        await using var grafana = await FakeGrafana.StartAsync();
        var tokens = StoreTokens.For(["350", "351"], new Dictionary<string, string>());

        await RunAsync(grafana, Two, tokens);
        var first = grafana.State();
        await RunAsync(grafana, Two, tokens);

        Assert.Equal(["Main Org.", "Northfield (350)", "Southmoor (351)"], grafana.Organisations.Values.Select(org => org.Name));
        Assert.Equal([$"Bearer {tokens["350"]}", $"Bearer {tokens["351"]}"], grafana.Organisations.Values.Skip(1).Select(TokenOf));
        var own = grafana.Organisations[2].Boards;
        Assert.Empty(grafana.Organisations[1].Boards);
        Assert.Equal(Host.Boards.All.Count - 2, own.Count);
        Assert.DoesNotContain("programme-overview", own.Keys);
        Assert.DoesNotContain("programme-operations", own.Keys);
        Assert.Equal("programme-local-authority", grafana.Organisations[3].Home);
        // Run again it changes nothing.
        Assert.Equal(first, grafana.State());
    }

    [Fact]
    public async Task A_renamed_authority_keeps_its_organisation_and_a_new_token_replaces_the_old_one()
    {
        await using var grafana = await FakeGrafana.StartAsync();
        await RunAsync(grafana, Two, StoreTokens.For(["350", "351"], new Dictionary<string, string>()));
        var tokens = StoreTokens.For(["350", "351"], new Dictionary<string, string>());

        await RunAsync(grafana, [new() { LaCode = "350", Name = "North Field" }, Two[1]], tokens);

        Assert.Equal(3, grafana.Organisations.Count);
        Assert.Equal("North Field (350)", grafana.Organisations[2].Name);
        Assert.Equal($"Bearer {tokens["350"]}", TokenOf(grafana.Organisations[2]));
    }

    [Fact]
    public async Task A_refusal_names_the_call_and_what_was_done_is_found_the_next_time()
    {
        await using var grafana = await FakeGrafana.StartAsync();
        var tokens = StoreTokens.For(["350", "351"], new Dictionary<string, string>());
        var wrong = await Assert.ThrowsAsync<GrafanaException>(() => RunAsync(grafana, Two, tokens, "admin:wrong"));
        grafana.FailAfter(14);
        var broken = await Assert.ThrowsAsync<GrafanaException>(() => RunAsync(grafana, Two, tokens));
        grafana.FailAfter(int.MaxValue);

        await RunAsync(grafana, Two, tokens);

        Assert.Equal("Grafana refused GET /api/orgs?perpage=1000&page=0: 401 Invalid username or password.", wrong.Message);
        Assert.Contains(": 500 ", broken.Message, StringComparison.Ordinal);
        Assert.Equal(3, grafana.Organisations.Count);
        Assert.All(grafana.Organisations.Values.Skip(1), org => Assert.Single(org.Sources));
    }

    private static string TokenOf(FakeGrafana.Organisation organisation) =>
        (string)organisation.Sources.Single().Value["secureJsonData"]!["httpHeaderValue1"]!;

    private static async Task RunAsync(FakeGrafana grafana, IReadOnlyList<Authority> authorities,
        IReadOnlyDictionary<string, string> tokens, string login = FakeGrafana.Login)
    {
        using var http = new HttpClient { BaseAddress = grafana.Address };
        await new GrafanaBootstrap(new GrafanaApi(http, login), Vmauth, _ => { }).RunAsync(authorities, tokens, Host.Boards.All, default);
    }
}
