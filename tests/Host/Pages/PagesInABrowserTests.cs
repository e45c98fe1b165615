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
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            foreach (var (role, laCodes) in new (Role, string[])[] { (Role.TrialManager, []), (Role.LaDataOfficer, ["350"]) })
                await VisitAsync(folder, chromium, role, laCodes);
        });
    }

    [SkippableFact]
    public async Task The_operators_page_is_whole_without_scripts_on_a_phone_and_for_a_screen_reader()
    {
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var key = await pages.Programme.KeyAsync(Role.Operator);
            var output = await Tools.RunAsync("node", Path.Combine(folder, "visit.js"), chromium,
                pages.Programme.Http.ToString().TrimEnd('/'), key, "/operations", "/operations?audit=verify");

            var looks = JsonSerializer.Deserialize<List<Look>>(output, Web)!.Skip(1).ToList();
            Assert.Equal(6, looks.Count);
            Assert.All(looks, look => Assert.Equal((200, "Operations"), (look.Status, look.Heading)));
            Assert.All(looks, look => Assert.Empty(look.Violations));
            Assert.All(looks, look => Assert.False(look.Wide, $"{look.Path} is wider than {look.Width} pixels"));
        });
    }

    [SkippableFact]
    public async Task A_data_officer_brings_a_return_from_its_file_to_the_figure_with_two_tries_on_a_phone_without_scripts()
    {
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var key = await pages.Programme.KeyAsync("officer-in-a-browser", Role.LaDataOfficer, "357");
            var (faulty, good) = (Path.Combine(folder, "october draft.csv"), Path.Combine(folder, "October final (3).csv"));
            await File.WriteAllBytesAsync(good, SampleReturn.Tameside("2021-10"));
            await File.WriteAllBytesAsync(faulty, SampleReturn.WithMoreThanAll(SampleReturn.Tameside("2021-10")));

            var output = await Tools.RunAsync("node", Path.Combine(folder, "return.js"), chromium,
                pages.Programme.Http.ToString().TrimEnd('/'), key, "357", "2021-10", faulty, good);

            var journey = JsonSerializer.Deserialize<Journey>(output, Web)!;
            Assert.Equal(["empty", "errors", "queries", "accepted", "figure"], journey.States.Select(state => state.State));
            Assert.All(journey.States, state => Assert.Empty(state.Violations));
            Assert.All(journey.States, state => Assert.False(state.Wide, $"{state.State} is wider than 320 pixels"));
            Assert.Equal(["Returns of Tameside", "This file has errors", "Check the return", "Tameside, return of Oct 2021", "Tameside"],
                journey.States.Select(state => state.Heading));
            Assert.Contains("Nothing more is asked of you", journey.States[3].Text, StringComparison.Ordinal);
            Assert.Equal(2, journey.Reasons);
            Assert.Contains("/2021-10?received=1", journey.After, StringComparison.Ordinal);
            var stored = await pages.Programme.Client<Outcomes.V1.OutcomesService.OutcomesServiceClient>()
                .ListReturnsAsync(new() { LaCode = "357", PageSize = 1000 });
            Assert.Equal((1, 0), stored.Returns.Where(one => one.ReportingMonth == "2021-10")
                .Select(one => (one.Version, one.OpenQueries)).Single());
        });
    }

    private async Task VisitAsync(string folder, string chromium, Role role, string[] laCodes)
    {
        var key = await pages.Programme.KeyAsync(role, laCodes);
        var address = pages.Programme.Http.ToString().TrimEnd('/');
        var output = await Tools.RunAsync("node", Path.Combine(folder, "visit.js"), chromium, address, key, "/", "/authorities/350",
            "/next", "/authorities/999");

        var looks = JsonSerializer.Deserialize<List<Look>>(output, Web)!;
        Assert.Equal(13, looks.Count);
        string[] absent = role == Role.TrialManager ? ["/authorities/999"] : ["/next", "/authorities/999"];
        Assert.All(looks, look => Assert.Equal(absent.Contains(look.Path) ? 404 : 200, look.Status));
        Assert.All(looks, look => Assert.Empty(look.Violations));
        Assert.All(looks, look => Assert.False(look.Wide, $"{look.Path} is wider than {look.Width} pixels"));
        Assert.Equal(["Sign in", "Overview", "Bolton", .. role == Role.TrialManager ? ["What comes next"] : Array.Empty<string>(),
            "Page not found"], looks.Select(look => look.Heading).Distinct());
    }

    /// <summary>A page as the browser found it; width 0 = without scripts.</summary>
    private sealed record Look(string Path, int Width, int Status, string Heading, List<string> Violations, bool Wide);

    private sealed record Journey(List<BrowserState> States, string TypedBefore, string After, int Reasons);
}
