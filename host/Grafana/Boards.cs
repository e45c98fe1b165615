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

    /// <summary>A board with a link to the pages of the host: those of the authority that is chosen, or the overview. There a reader sees
    /// what their role may see, schools and next sessions too.</summary>
    public static JsonObject WithPages(JsonObject board, Uri pages)
    {
        var linked = board.DeepClone().AsObject();
        var one = linked["templating"]!["list"]!.AsArray().Any(variable => (string?)variable!["name"] == "la");
        linked["links"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "link",
            ["title"] = one ? "Pages of this authority" : "Pages of the programme",
            ["tooltip"] = "Schools, sessions and what to do next, as far as your role may see them",
            ["url"] = pages.AbsoluteUri.TrimEnd('/') + (one ? "/authorities/${la}" : "/"),
            ["icon"] = "external link",
            ["tags"] = new JsonArray(),
            ["asDropdown"] = false,
            ["includeVars"] = false,
            ["keepTime"] = false,
            ["targetBlank"] = true,
        });
        return linked;
    }

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(Boards).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
