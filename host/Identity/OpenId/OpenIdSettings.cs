using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The OpenID provider at which people sign in, and which of its groups is what role in which authorities.</summary>
/// <param name="Issuer">Its issuer, as its tokens name it.</param>
/// <param name="Name">Its name on the pages.</param>
/// <param name="ClientId">This programme's id there.</param>
/// <param name="ClientSecretFile">File with the secret of a confidential client; null = a public one, by PKCE alone.</param>
/// <param name="Audience">The audience of access tokens for gRPC and JSON; null = none are taken.</param>
/// <param name="PersonClaim">The claim that is the person.</param>
/// <param name="GroupsClaim">The claim that names groups.</param>
/// <param name="Scopes">What is asked for at sign-in.</param>
/// <param name="Session">So long a session lives before the provider is asked again.</param>
/// <param name="Groups">The table.</param>
internal sealed record OpenIdSettings(string Issuer, string Name, string ClientId, string? ClientSecretFile, string? Audience,
    string PersonClaim, string GroupsClaim, IReadOnlyList<string> Scopes, TimeSpan Session, IReadOnlyList<ProviderGroup> Groups)
{
    private const string DigestPrefix = "openid-";

    /// <summary>The secret; null = none.</summary>
    public string? ClientSecret => ClientSecretFile is null ? null : SecretIn(ClientSecretFile);

    /// <summary>Everything that decides who is who, in lines: what two persons stand behind.</summary>
    public string Text => string.Join('\n', [$"issuer {Issuer}", $"client {ClientId}", $"audience {Audience}",
        $"person claim {PersonClaim}", $"groups claim {GroupsClaim}", .. Groups.Select(group => group.ToString())]);

    /// <summary>Under which these settings stand among the keys: another text is another subject.</summary>
    public string Subject => DigestPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..48];

    /// <summary>From the settings; null = no provider.</summary>
    public static OpenIdSettings? Read(IConfiguration settings, TimeSpan longest)
    {
        var openId = settings.GetSection("OpenId");
        if (openId["Issuer"] is not { Length: > 0 } issuer)
            return openId.GetChildren().Any() ? throw Wrong("Issuer", "the address of the provider is needed with the others") : null;
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address)
            || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
            throw Wrong("Issuer", $"an address such as https://login.example.org/tenant is expected, not '{issuer}'");
        var groups = openId.GetSection("Groups").GetChildren().Select(ProviderGroup.Read).ToList();
        if (groups.Count == 0)
            throw Wrong("Groups", "at least one group with its role is needed, else nobody can sign in");
        var made = new OpenIdSettings(issuer, openId["Name"] ?? address.Host, openId["ClientId"] ?? throw Wrong("ClientId", "it is needed"),
            openId["ClientSecretFile"] is { Length: > 0 } file ? Path.GetFullPath(file) : null,
            openId["Audience"] is { Length: > 0 } audience ? audience : null, openId["PersonClaim"] ?? "sub",
            openId["GroupsClaim"] ?? "groups", (openId["Scopes"] ?? "openid").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Minutes(openId["SessionMinutes"], longest), groups);
        if (!made.Scopes.Contains("openid"))
            throw Wrong("Scopes", "openid must be among them");
        if (made.Text.Split('\n').Length != 5 + groups.Count || made.Text.Any(letter => char.IsControl(letter) && letter != '\n'))
            throw Wrong("Groups", "names without line breaks and control characters are expected");
        return made;
    }

    private static TimeSpan Minutes(string? text, TimeSpan longest)
    {
        if (!int.TryParse(text ?? "60", NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes == 0)
            throw Wrong("SessionMinutes", $"a number from 1 on is expected, not '{text}'");
        return TimeSpan.FromMinutes(Math.Min(minutes, longest.TotalMinutes));
    }

    private static string SecretIn(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong("ClientSecretFile", $"it cannot be read ({fault.Message.TrimEnd('.')})");
        }
    }

    internal static SettingException Wrong(string key, string problem) => new($"OpenId:{key}", problem);
}

/// <summary>A row of the table: who is in a group of the provider has a role.</summary>
/// <param name="Group">The group, as the claim names it.</param>
/// <param name="Role">The role.</param>
/// <param name="LaCodes">Authorities; none = all.</param>
internal sealed record ProviderGroup(string Group, Role Role, IReadOnlyList<string> LaCodes)
{
    public override string ToString() =>
        $"group {Group}: {Access.RoleName(Role)}{(LaCodes.Count == 0 ? "" : $" in {string.Join(", ", LaCodes)}")}";

    public static ProviderGroup Read(IConfigurationSection row)
    {
        var key = $"Groups:{row.Key}";
        if (row["Group"] is not { Length: > 0 } group)
            throw OpenIdSettings.Wrong($"{key}:Group", "the name or id of a group is expected");
        var role = Enum.GetValues<Role>().FirstOrDefault(role => Access.RoleName(role) == row["Role"]);
        string[] codes = [.. (row["Authorities"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Order(StringComparer.Ordinal)];
        if (Persons.IsOfMachine(role))
            throw OpenIdSettings.Wrong($"{key}:Role", "a machine's role is not for people");
        return RoleScopes.Check(role, codes).FirstOrDefault() is { } problem
            ? throw OpenIdSettings.Wrong($"{key}:{(problem.Field == "role" ? "Role" : "Authorities")}", problem.Message.TrimEnd('.'))
            : new(group, role, codes);
    }
}
