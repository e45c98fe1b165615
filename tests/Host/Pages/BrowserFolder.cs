using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A folder with the scripts that drive Debian's Chromium, and what they need.</summary>
internal static class BrowserFolder
{
    /// <summary>Makes the folder, hands over its path and that of Chromium, and deletes it.</summary>
    public static async Task InAsync(Func<string, string, Task> visit)
    {
        var chromium = Tools.Find("chromium", "chromium");
        var folder = await MakeAsync();
        try
        {
            await visit(folder, chromium);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes the folder, which the caller deletes.</summary>
    public static async Task<string> MakeAsync()
    {
        var npm = Tools.Find("npm", "npm");
        var folder = Directory.CreateTempSubdirectory("programme-browser-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source.Root, "tests/Host/Pages/Browser")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await Tools.RunAsync(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder);
        return folder;
    }
}

/// <summary>A state of a page on a journey.</summary>
internal sealed record BrowserState(string State, string Heading, string Text, List<string> Violations, bool Wide);
