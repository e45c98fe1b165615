using System.Text.Json;

namespace Programme.Tests.Support;

/// <summary>The synthetic programme's files and the figures that were computed from them elsewhere.</summary>
internal static class Truth
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data/programme");

    public static JsonElement Section(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "truth.json")));
        return document.RootElement.GetProperty(name).Clone();
    }

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
