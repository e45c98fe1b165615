using System.Text.Json.Nodes;

namespace Programme.Host;

/// <summary>The boards of <c>dashboards/boards</c>, which the program carries with it.</summary>
internal static class Boards
{
    private const string Prefix = "boards/";

    /// <summary>Text of each board by the name of its file.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = typeof(Boards).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .ToDictionary(name => name[Prefix.Length..], Read);

    /// <summary>Each board as Grafana's API takes it.</summary>
    public static IReadOnlyList<JsonObject> All => [.. Files.Values.Select(text => JsonNode.Parse(text)!.AsObject())];

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(Boards).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
