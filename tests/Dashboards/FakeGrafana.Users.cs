using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Programme.Tests.Dashboards;

internal sealed partial class FakeGrafana
{
    /// <summary>Logins by id; 1 is the administrator of the server.</summary>
    public SortedDictionary<long, string> Users { get; } = new() { [1] = "admin" };

    public IReadOnlyList<string> MembersOf(long organisation) =>
        [.. Organisations[organisation].Members.Select(member => $"{Users[member.Key]} {member.Value}")];

    private (HttpStatusCode, JsonNode) OfUsers(HttpRequest request, JsonObject? body) =>
        (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", ["api", "users", "lookup"]) => Users.FirstOrDefault(user => user.Value == request.Query["loginOrEmail"])
                is { Key: > 0 } user ? (HttpStatusCode.OK, new JsonObject { ["id"] = user.Key, ["login"] = user.Value })
                : (HttpStatusCode.NotFound, Message("user not found")),
            ("POST", ["api", "admin", "users"]) => NewUser(body!),
            ("GET", ["api", "users", var id, "orgs"]) => (HttpStatusCode.OK, new JsonArray([.. Organisations
                .Where(org => org.Value.Members.ContainsKey(Id(id))).Select(org => new JsonObject { ["orgId"] = org.Key })])),
            ("GET", ["api", "orgs", var org, "users"]) => (HttpStatusCode.OK, new JsonArray([.. Organisations[Id(org)].Members
                .Select(member => new JsonObject { ["userId"] = member.Key, ["login"] = Users[member.Key], ["role"] = member.Value })])),
            ("POST", ["api", "orgs", var org, "users"]) => Add(Organisations[Id(org)], body!),
            ("PATCH", ["api", "orgs", var org, "users", var id]) => Change(Organisations[Id(org)], Id(id), (string)body!["role"]!),
            ("DELETE", ["api", "orgs", var org, "users", var id]) => Organisations[Id(org)].Members.Remove(Id(id))
                ? (HttpStatusCode.OK, Message("User removed from organization")) : (HttpStatusCode.NotFound, Message("user not found")),
            _ => (HttpStatusCode.NotFound, Message("Not found")),
        };

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private (HttpStatusCode, JsonNode) NewUser(JsonObject body)
    {
        var login = (string)body["login"]!;
        if (Users.ContainsValue(login))
            return (HttpStatusCode.PreconditionFailed, Message($"User with email '{body["email"]}' or username '{login}' already exists"));
        if (((string)body["password"]!).Length < 4)
            return (HttpStatusCode.BadRequest, Message("Password is missing or too short"));
        var id = Users.Keys.Max() + 1;
        Users[id] = login;
        Organisations[(long)body["OrgId"]!].Members[id] = "Viewer";
        return (HttpStatusCode.OK, new JsonObject { ["id"] = id, ["message"] = "User created" });
    }

    private (HttpStatusCode, JsonNode) Add(Organisation here, JsonObject body)
    {
        var id = Users.FirstOrDefault(user => user.Value == (string)body["loginOrEmail"]!).Key;
        if (id == 0)
            return (HttpStatusCode.NotFound, Message("user not found"));
        return here.Members.TryAdd(id, (string)body["role"]!) ? (HttpStatusCode.OK, Message("User added to organization"))
            : (HttpStatusCode.Conflict, Message("User is already member of this organization"));
    }

    private static (HttpStatusCode, JsonNode) Change(Organisation here, long id, string role)
    {
        if (!here.Members.ContainsKey(id))
            return (HttpStatusCode.NotFound, Message("user not found"));
        here.Members[id] = role;
        return (HttpStatusCode.OK, Message("Organization user updated"));
    }
}
