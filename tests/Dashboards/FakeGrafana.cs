using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>The calls of Grafana's HTTP API that the bootstrap makes, with their documented refusals: no login (401), an organisation
/// that is not there (403), a name or uid that is taken (409), what is not there (404), a board without a title or with an id (400), a
/// board or user that is there and is not to be overwritten (412).</summary>
internal sealed partial class FakeGrafana : IAsyncDisposable
{
    public const string Login = "admin:secret";
    private readonly WebApplication app;
    private int left = int.MaxValue;

    private FakeGrafana(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public SortedDictionary<long, Organisation> Organisations { get; } = new() { [1] = new() { Name = "Main Org." } };

    public static async Task<FakeGrafana> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var app = builder.Build();
        var grafana = new FakeGrafana(app, address);
        app.Run(grafana.AnswerAsync);
        await app.StartAsync();
        return grafana;
    }

    /// <summary>All that it holds, as one text.</summary>
    public string State() => string.Join('\n', Organisations.Select(org => $"{org.Key} {org.Value.Name} {org.Value.Home} "
        + string.Join(',', org.Value.Sources.Concat(org.Value.Boards).Concat(org.Value.Folders)
            .Select(each => $"{each.Key}={each.Value.ToJsonString()}")
            .Concat(org.Value.Members.Select(each => $"{each.Key} {each.Value}")))));

    /// <summary>Answers so many calls, then an error.</summary>
    public void FailAfter(int calls) => left = calls;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var body = http.Request.Method == "GET" ? null : (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var (code, answer) = left-- > 0 ? Answer(http.Request, body)
            : (HttpStatusCode.InternalServerError, Message("Internal server error"));
        http.Response.StatusCode = (int)code;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.ToJsonString());
    }

    /// <summary>The first organisation is filled from provisioning files: nobody changes it through the API.</summary>
    private (HttpStatusCode, JsonNode) Answer(HttpRequest request, JsonObject? body)
    {
        if (request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Login))}")
            return (HttpStatusCode.Unauthorized, Message("Invalid username or password"));
        if (!long.TryParse(request.Headers["X-Grafana-Org-Id"], out var id) || !Organisations.TryGetValue(id, out var here))
            return (HttpStatusCode.Forbidden, Message("You're not a member of the organization"));
        if (id == 1 && request.Method != "GET" && !request.Path.StartsWithSegments("/api/orgs")
            && !request.Path.StartsWithSegments("/api/admin"))
            return (HttpStatusCode.Forbidden, Message("Cannot update read-only data source"));
        return (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", ["api", "orgs"]) => (HttpStatusCode.OK, new JsonArray([.. request.Query["page"] != "0" ? [] : Organisations
                .Select(org => new JsonObject { ["id"] = org.Key, ["name"] = org.Value.Name })])),
            ("POST", ["api", "orgs"]) => NewOrganisation(body!),
            ("PUT", ["api", "orgs", var number]) => Rename(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture), body!),
            ("GET", ["api", "datasources", "uid", var uid]) => Found(here.Sources, uid, "Data source not found"),
            ("POST", ["api", "datasources"]) => New(here.Sources, body!, (string)body!["uid"]!, "data source exists already"),
            ("PUT", ["api", "datasources", "uid", var uid]) => Change(here.Sources, uid, body!, "Data source not found"),
            ("GET", ["api", "folders", var uid]) => Found(here.Folders, uid, "folder not found"),
            ("POST", ["api", "folders"]) => New(here.Folders, body!, (string)body!["uid"]!, "a folder with the same UID already exists"),
            ("POST", ["api", "dashboards", "db"]) => Board(here, body!),
            ("PUT", ["api", "org", "preferences"]) => Prefer(here, body!),
            _ => OfUsers(request, body),
        };
    }

    private (HttpStatusCode, JsonNode) NewOrganisation(JsonObject body)
    {
        var name = (string)body["name"]!;
        if (Organisations.Values.Any(org => org.Name == name))
            return (HttpStatusCode.Conflict, Message("Organization name taken"));
        var id = Organisations.Keys.Max() + 1;
        Organisations[id] = new() { Name = name };
        return (HttpStatusCode.OK, new JsonObject { ["orgId"] = id, ["message"] = "Organization created" });
    }

    private (HttpStatusCode, JsonNode) Rename(long id, JsonObject body)
    {
        if (Organisations.Any(org => org.Key != id && org.Value.Name == (string)body["name"]!))
            return (HttpStatusCode.BadRequest, Message("Organization name taken"));
        Organisations[id].Name = (string)body["name"]!;
        return (HttpStatusCode.OK, Message("Organization updated"));
    }

    private static (HttpStatusCode, JsonNode) Found(Dictionary<string, JsonObject> things, string uid, string missing) =>
        things.TryGetValue(uid, out var found) ? (HttpStatusCode.OK, found.DeepClone()) : (HttpStatusCode.NotFound, Message(missing));

    private static (HttpStatusCode, JsonNode) New(Dictionary<string, JsonObject> things, JsonObject body, string uid, string taken) =>
        things.TryAdd(uid, body) ? (HttpStatusCode.OK, body.DeepClone()) : (HttpStatusCode.Conflict, Message(taken));

    private static (HttpStatusCode, JsonNode) Change(Dictionary<string, JsonObject> things, string uid, JsonObject body, string missing)
    {
        if (!things.ContainsKey(uid))
            return (HttpStatusCode.NotFound, Message(missing));
        things[uid] = body;
        return (HttpStatusCode.OK, body.DeepClone());
    }

    private static (HttpStatusCode, JsonNode) Board(Organisation here, JsonObject body)
    {
        var board = body["dashboard"]!.AsObject();
        if (!here.Folders.ContainsKey((string)body["folderUid"]!))
            return (HttpStatusCode.BadRequest, Message("folder not found"));
        if (string.IsNullOrEmpty((string?)board["title"]) || board["id"] is not null)
            return (HttpStatusCode.BadRequest, Message("Dashboard title cannot be empty, or dashboard not found"));
        if (here.Boards.ContainsKey((string)board["uid"]!) && (bool?)body["overwrite"] != true)
            return (HttpStatusCode.PreconditionFailed, Message("A dashboard with the same uid already exists"));
        here.Boards[(string)board["uid"]!] = board.DeepClone().AsObject();
        return (HttpStatusCode.OK, new JsonObject { ["status"] = "success" });
    }

    private static (HttpStatusCode, JsonNode) Prefer(Organisation here, JsonObject body)
    {
        if (!here.Boards.ContainsKey((string)body["homeDashboardUID"]!))
            return (HttpStatusCode.NotFound, Message("Dashboard not found"));
        here.Home = (string)body["homeDashboardUID"]!;
        return (HttpStatusCode.OK, Message("Preferences updated"));
    }

    private static JsonObject Message(string text) => new() { ["message"] = text };

    internal sealed class Organisation
    {
        public required string Name { get; set; }

        public string? Home { get; set; }

        /// <summary>Roles by the id of a user. Who makes an organisation is its administrator.</summary>
        public SortedDictionary<long, string> Members { get; } = new() { [1] = "Admin" };

        public Dictionary<string, JsonObject> Sources { get; } = [];

        public Dictionary<string, JsonObject> Folders { get; } = [];

        public Dictionary<string, JsonObject> Boards { get; } = [];
    }
}
