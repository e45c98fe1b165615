using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Programme.Intake;

namespace Programme.Host;

/// <summary>Somebody who reads the boards of an authority: a row of the file <c>--users</c>.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Login">Name to sign in with.</param>
/// <param name="Email">Address.</param>
/// <param name="Name">What Grafana shows.</param>
internal sealed record GrafanaUser(string LaCode, string Login, string Email, string Name)
{
    /// <summary>Reads the file, one person in one authority, as any other list.</summary>
    /// <exception cref="Grpc.Core.RpcException">It is no such file.</exception>
    public static IReadOnlyList<GrafanaUser> Read(string name, ByteString content)
    {
        var problems = new RowProblems(name);
        using var file = UploadedFile.Of(name, content);
        using var table = CsvTable.Open(file, problems, ["la_code", "login", "email", "name"]);
        var (users, logins) = (new List<GrafanaUser>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var row in table.Rows())
        {
            users.Add(new(row.Required("la_code"), row.Required("login"), row.Required("email"), row.Text("name")));
            if (!logins.Add(users[^1].Login))
                problems.Add(row.Line, "login", FieldCodes.Duplicate, users[^1].Login,
                    "each login once is expected: who reads two authorities needs a login for each.");
        }
        problems.ThrowIfAny();
        return users;
    }
}

/// <summary>Makes the readers of each authority members of its organisation and of no other that shows more.</summary>
internal sealed class GrafanaUsers(GrafanaApi grafana, Action<string> progress)
{
    private const long First = 1;
    private const string Viewer = "Viewer";

    /// <summary>Passwords of those that were made, by login.</summary>
    public Dictionary<string, string> Passwords { get; } = [];

    /// <summary>Viewers that are not wanted any more lose the organisation; editors and administrators are left alone.</summary>
    public async Task FillAsync(long organisation, IReadOnlyList<GrafanaUser> wanted, CancellationToken cancel)
    {
        var members = (await grafana.FindAsync($"/api/orgs/{organisation}/users", First, cancel))!.AsArray().Select(member =>
            (Id: (long)member!["userId"]!, Login: (string)member["login"]!, Role: (string)member["role"]!)).ToList();
        foreach (var user in wanted)
            await AddAsync(organisation, user, members, cancel);
        foreach (var (id, login, _) in members.Where(member => member.Role == Viewer
            && !wanted.Any(user => user.Login.Equals(member.Login, StringComparison.OrdinalIgnoreCase))))
        {
            await grafana.DoAsync(HttpMethod.Delete, $"/api/orgs/{organisation}/users/{id}", First, [], cancel);
            progress($"{login} is in organisation {organisation} no more: not in the file");
        }
    }

    private async Task AddAsync(long organisation, GrafanaUser user, IReadOnlyList<(long Id, string Login, string Role)> members,
        CancellationToken cancel)
    {
        var found = await grafana.FindAsync($"/api/users/lookup?loginOrEmail={Uri.EscapeDataString(user.Login)}", First, cancel);
        var id = found is null ? await MakeAsync(organisation, user, cancel) : (long)found["id"]!;
        var others = (await grafana.FindAsync($"/api/users/{id}/orgs", First, cancel))!.AsArray()
            .Select(org => (long)org!["orgId"]!).Where(org => org != organisation).ToList();
        if (others.Count > 0)
        {
            throw new GrafanaException($"{user.Login} is in organisation {string.Join(", ", others)}, too, and would see its boards. Take "
                + "the login out of it, or out of the file.");
        }
        if (found is not null && members.All(member => member.Id != id))
        {
            await grafana.DoAsync(HttpMethod.Post, $"/api/orgs/{organisation}/users", First,
                new() { ["loginOrEmail"] = user.Login, ["role"] = Viewer }, cancel);
        }
        else if (found is null || members.First(member => member.Id == id).Role != Viewer)
        {
            await grafana.DoAsync(HttpMethod.Patch, $"/api/orgs/{organisation}/users/{id}", First, new() { ["role"] = Viewer }, cancel);
        }
    }

    private async Task<long> MakeAsync(long organisation, GrafanaUser user, CancellationToken cancel)
    {
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        var made = await grafana.DoAsync(HttpMethod.Post, "/api/admin/users", First, new JsonObject
        {
            ["name"] = user.Name,
            ["email"] = user.Email,
            ["login"] = user.Login,
            ["password"] = password,
            ["OrgId"] = organisation
        }, cancel);
        Passwords[user.Login] = password;
        return (long)made["id"]!;
    }
}
