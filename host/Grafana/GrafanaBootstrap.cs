using System.Text.Json.Nodes;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Gives each authority an organisation of its own in Grafana: one data source with the authority's token, one folder, the boards,
/// the home board. Done again, it changes what differs and makes nothing twice. It leaves the first organisation alone: that one is the
/// programme's, and Grafana fills it from provisioning files.</summary>
internal sealed class GrafanaBootstrap(GrafanaApi grafana, Uri store, GrafanaUsers readers, Action<string> progress)
{
    /// <summary>Boards that show the host or all authorities beside each other: not for an authority.</summary>
    private static readonly string[] OfProgramme = ["programme-overview", "programme-operations"];

    private const string Home = "programme-local-authority";
    private const string Source = "programme-metrics";
    private const string Folder = "programme";
    private const long First = 1;

    /// <param name="authorities">The authorities of the programme.</param>
    /// <param name="tokens">Tokens by code, as in the configuration of vmauth.</param>
    /// <param name="boards">The boards as committed.</param>
    /// <param name="users">Who reads which authority; null = users are left alone.</param>
    /// <param name="cancel">Ends it between two calls; what was done stays and is found the next time.</param>
    public async Task RunAsync(IReadOnlyList<Authority> authorities, IReadOnlyDictionary<string, string> tokens,
        IReadOnlyList<JsonObject> boards, IReadOnlyList<GrafanaUser>? users, CancellationToken cancel)
    {
        var there = await OrganisationsAsync(cancel);
        var own = boards.Where(board => !OfProgramme.Contains((string)board["uid"]!)).ToList();
        foreach (var authority in authorities)
        {
            var organisation = await OrganisationAsync(authority, there, cancel);
            await FillAsync(organisation, tokens[authority.LaCode], own, cancel);
            if (users is not null)
                await readers.FillAsync(organisation, [.. users.Where(user => user.LaCode == authority.LaCode)], cancel);
            progress($"{authority.Name} ({authority.LaCode}): organisation {organisation} has its source and {own.Count} boards");
        }
    }

    private async Task<Dictionary<string, long>> OrganisationsAsync(CancellationToken cancel)
    {
        var there = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var page = 0; ; page++)
        {
            var found = (await grafana.FindAsync($"/api/orgs?perpage=1000&page={page}", First, cancel))!.AsArray();
            foreach (var one in found)
                there[(string)one!["name"]!] = (long)one["id"]!;
            if (found.Count < 1000)
                return there;
        }
    }

    /// <summary>The organisation of an authority, known by the code at the end of its name: an authority may be renamed.</summary>
    private async Task<long> OrganisationAsync(Authority authority, Dictionary<string, long> there, CancellationToken cancel)
    {
        var name = $"{authority.Name} ({authority.LaCode})";
        if (there.Keys.FirstOrDefault(each => each.EndsWith($"({authority.LaCode})", StringComparison.Ordinal)) is not { } before)
            return (long)(await grafana.DoAsync(HttpMethod.Post, "/api/orgs", First, new() { ["name"] = name }, cancel))["orgId"]!;
        if (before != name)
            await grafana.DoAsync(HttpMethod.Put, $"/api/orgs/{there[before]}", First, new() { ["name"] = name }, cancel);
        return there[before];
    }

    private async Task FillAsync(long organisation, string token, IReadOnlyList<JsonObject> boards, CancellationToken cancel)
    {
        var found = await grafana.FindAsync($"/api/datasources/uid/{Source}", organisation, cancel);
        await grafana.DoAsync(found is null ? HttpMethod.Post : HttpMethod.Put,
            found is null ? "/api/datasources" : $"/api/datasources/uid/{Source}", organisation, SourceOf(token), cancel);
        if (await grafana.FindAsync($"/api/folders/{Folder}", organisation, cancel) is null)
        {
            await grafana.DoAsync(HttpMethod.Post, "/api/folders", organisation, new() { ["uid"] = Folder, ["title"] = "Programme" },
                cancel);
        }
        foreach (var board in boards)
        {
            await grafana.DoAsync(HttpMethod.Post, "/api/dashboards/db", organisation, new()
            {
                ["dashboard"] = board.DeepClone(),
                ["folderUid"] = Folder,
                ["overwrite"] = true
            }, cancel);
        }
        await grafana.DoAsync(HttpMethod.Put, "/api/org/preferences", organisation, new()
        {
            ["homeDashboardUID"] = Home,
            ["timezone"] = "Europe/London"
        }, cancel);
    }

    private JsonObject SourceOf(string token) => new()
    {
        ["name"] = "Programme metrics",
        ["uid"] = Source,
        ["type"] = "prometheus",
        ["access"] = "proxy",
        ["url"] = store.AbsoluteUri.TrimEnd('/'),
        ["isDefault"] = true,
        ["jsonData"] = new JsonObject
        {
            ["httpMethod"] = "POST",
            ["prometheusType"] = "Prometheus",
            ["timeInterval"] = "60s",
            ["manageAlerts"] = false,
            ["httpHeaderName1"] = "Authorization"
        },
        ["secureJsonData"] = new JsonObject { ["httpHeaderValue1"] = $"Bearer {token}" }
    };
}
