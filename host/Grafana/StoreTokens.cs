using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Programme.Host;

/// <summary>The configuration of <c>vmauth</c>, which stands between Grafana and VictoriaMetrics: one token for each authority, with which
/// the store reads that authority's series alone. Only paths that read are let through. vmauth takes JSON where it takes YAML.</summary>
internal static class StoreTokens
{
    private const string Label = "extra_label";
    private static readonly string[] PathsThatRead = ["/api/v1/query", "/api/v1/query_range", "/api/v1/labels",
        "/api/v1/label/[a-zA-Z0-9_:]+/values", "/api/v1/series"];

    /// <summary>A token for each authority: those that are there already, and new ones for the others.</summary>
    /// <param name="codes">Codes of the authorities.</param>
    /// <param name="before">The tokens of an earlier configuration, by code.</param>
    public static SortedDictionary<string, string> For(IEnumerable<string> codes, IReadOnlyDictionary<string, string> before) =>
        new(codes.ToDictionary(code => code, code => before.TryGetValue(code, out var token) ? token : New()),
            StringComparer.Ordinal);

    /// <summary>Writes the configuration.</summary>
    /// <param name="store">Address of VictoriaMetrics, as vmauth reaches it.</param>
    /// <param name="tokens">Tokens by code.</param>
    public static string Write(Uri store, IReadOnlyDictionary<string, string> tokens) => new JsonObject
    {
        ["users"] = new JsonArray([.. tokens.Select(token => new JsonObject
        {
            ["bearer_token"] = token.Value,
            ["url_map"] = new JsonArray(new JsonObject
            {
                ["src_paths"] = new JsonArray([.. PathsThatRead.Select(path => JsonValue.Create(path))]),
                // What the address fixes, a request cannot replace; what a request adds is joined with it.
                ["url_prefix"] = $"{store.AbsoluteUri.TrimEnd('/')}/?{Label}={Uri.EscapeDataString($"la={token.Key}")}",
            }),
        })]),
    }.ToJsonString(Texts.Json);

    /// <summary>The tokens of a configuration, by code.</summary>
    /// <param name="json">The text of the file.</param>
    public static IReadOnlyDictionary<string, string> Read(string json) =>
        JsonNode.Parse(json)!["users"]!.AsArray().ToDictionary(user => CodeIn((string)user!["url_map"]![0]!["url_prefix"]!),
            user => (string)user!["bearer_token"]!);

    private static string CodeIn(string prefix) =>
        Uri.UnescapeDataString(new Uri(prefix).Query)[$"?{Label}=la=".Length..];

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
