using System.Text.Json;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The pages in a real browser: Debian's Chromium, checked by axe, with and without scripts, wide and on a phone.</summary>
public sealed class PagesInABrowserTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [SkippableFact]
    public async Task Every_page_is_whole_for_each_role_without_scripts_on_a_phone_and_for_a_screen_reader()
    {
        var chromium = Tools.Find("chromium", "chromium");
        var npm = Tools.Find("npm", "npm");
        var folder = Directory.CreateTempSubdirectory("programme-browser-").FullName;
        try
        {
            foreach (var file in new[] { "package.json", "package-lock.json", "visit.js" })
                File.Copy(Path.Combine(Source.Root, "tests/Host/Pages/Browser", file), Path.Combine(folder, file));
            await Tools.RunAsync(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder);
            foreach (var (role, laCodes) in new (Role, string[])[] { (Role.TrialManager, []), (Role.LaDataOfficer, ["350"]) })
                await VisitAsync(folder, chromium, role, laCodes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task VisitAsync(string folder, string chromium, Role role, string[] laCodes)
    {
        var key = await pages.Programme.KeyAsync(role, laCodes);
        var address = pages.Programme.Http.ToString().TrimEnd('/');
        var output = await Tools.RunAsync("node", Path.Combine(folder, "visit.js"), chromium, address, key, "/", "/authorities/350",
            "/authorities/999");

        var looks = JsonSerializer.Deserialize<List<Look>>(output, Web)!;
        Assert.Equal(10, looks.Count);
        Assert.All(looks, look => Assert.Equal(look.Path.EndsWith("999", StringComparison.Ordinal) ? 404 : 200, look.Status));
        Assert.All(looks, look => Assert.Empty(look.Violations));
        Assert.All(looks, look => Assert.False(look.Wide, $"{look.Path} is wider than {look.Width} pixels"));
        Assert.Equal(["Sign in", "Overview", "Bolton", "Page not found"], looks.Select(look => look.Heading).Distinct());
    }

    /// <summary>A page as the browser found it; width 0 = without scripts.</summary>
    private sealed record Look(string Path, int Width, int Status, string Heading, List<string> Violations, bool Wide);
}
