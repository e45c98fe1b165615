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

    [Fact]
    public async Task Readers_of_an_authority_are_viewers_of_its_organisation_and_who_is_not_in_the_file_leaves_it()
    {
        await using var grafana = await FakeGrafana.StartAsync();
        var tokens = StoreTokens.For(["350", "351"], new Dictionary<string, string>());
        GrafanaUser ann = new("350", "ann", "ann@northfield.example", "Ann"), bob = new("351", "bob", "bob@southmoor.example", "Bob");

        var first = await RunAsync(grafana, Two, tokens, users: [ann, bob]);
        var state = grafana.State();
        var again = await RunAsync(grafana, Two, tokens, users: [ann, bob]);
        Assert.Equal(state, grafana.State());
        (grafana.Users[9], grafana.Organisations[2].Members[9]) = ("eve", "Editor");
        await RunAsync(grafana, Two, tokens, users: [bob]);

        Assert.Equal(["ann", "bob"], first.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(again);
        Assert.Equal(["admin Admin", "eve Editor"], grafana.MembersOf(2));
        Assert.Equal(["admin Admin", "bob Viewer"], grafana.MembersOf(3));
        Assert.Equal(["admin Admin"], grafana.MembersOf(1));
    }

    [Fact]
    public void Boards_lead_to_the_pages_of_the_authority_that_is_chosen_or_to_the_overview()
    {
        var linked = Host.Boards.All.Select(board => Host.Boards.WithPages(board, new("https://programme.example.org/")))
            .ToDictionary(board => (string)board["uid"]!, board => (string)board["links"]!.AsArray().Last()!["url"]!);

        Assert.Equal("https://programme.example.org/authorities/${la}", linked["programme-delivery"]);
        Assert.Equal("https://programme.example.org/", linked["programme-overview"]);
        Assert.All(Host.Boards.All, board => Assert.Single(board["links"]!.AsArray()));
    }

    [Fact]
    public async Task A_reader_who_is_in_the_organisation_of_the_programme_is_refused()
    {
        await using var grafana = await FakeGrafana.StartAsync();
        grafana.Users[2] = "ann";
        grafana.Organisations[1].Members[2] = "Viewer";

        var refused = await Assert.ThrowsAsync<GrafanaException>(() => RunAsync(grafana, Two,
            StoreTokens.For(["350", "351"], new Dictionary<string, string>()),
            users: [new("350", "ann", "ann@northfield.example", "Ann")]));

        Assert.Contains("ann is in organisation 1, too", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["admin Admin"], grafana.MembersOf(2));
    }

    [Theory]
    [InlineData("code,login\n", "la_code")]
    [InlineData("la_code,login,email,name\n350,ann\n", "line 2")]
    [InlineData("la_code,login,email,name\n350,ann,,Ann\n", "email")]
    [InlineData("la_code,login,email,name\n350,ann,a@b.example,Ann\n351,Ann,a@b.example,Ann\n", "each login once")]
    [InlineData("%PDF-1.4", "This is a PDF file")]
    public void A_file_of_users_that_cannot_be_right_is_refused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<Grpc.Core.RpcException>(() => GrafanaUser.Read("users.csv",
            Google.Protobuf.ByteString.CopyFromUtf8(text))).Status.Detail, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_users_is_read_as_spreadsheets_write_it() =>
        Assert.Equal([new("350", "ann", "ann@northfield.example", "Ann, of Northfield")], GrafanaUser.Read("users.csv",
            Google.Protobuf.ByteString.CopyFromUtf8(
                "\ufeffLogin;la_code;name;email\r\nann;350;\"Ann, of Northfield\";ann@northfield.example\r\n;;;\r\n")));

    private static string TokenOf(FakeGrafana.Organisation organisation) =>
        (string)organisation.Sources.Single().Value["secureJsonData"]!["httpHeaderValue1"]!;

    /// <summary>Passwords of the users that were made.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> RunAsync(FakeGrafana grafana, IReadOnlyList<Authority> authorities,
        IReadOnlyDictionary<string, string> tokens, string login = FakeGrafana.Login, IReadOnlyList<GrafanaUser>? users = null)
    {
        using var http = new HttpClient { BaseAddress = grafana.Address };
        var api = new GrafanaApi(http, login);
        var readers = new GrafanaUsers(api, _ => { });
        await new GrafanaBootstrap(api, Vmauth, readers, _ => { }).RunAsync(authorities, tokens, Host.Boards.All, users, default);
        return readers.Passwords;
    }
}
