using System.Text.Json;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The pages in a real browser: Debian's Chromium, checked by axe, with and without scripts, wide and on a phone.</summary>
public sealed class PagesInABrowserTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Addresses of a role beside those of its pages, and how many of all are no page.</summary>
    [SkippableTheory]
    [InlineData(Role.TrialManager, "/authorities/999", "/authorities/350/behind/posts", "/authorities/350/behind/costs",
        "/lists/register", "/lists/supervisors", "/authorities/350/schedule?plan", "/authorities/350/schedule/session",
        "/authorities/350?on=never", "/no-such-page")]
    [InlineData(Role.LaCoordinator, "/authorities/350/schedule/assign", "/authorities/351")]
    [InlineData(Role.LaDataOfficer, "/next")]
    [InlineData(Role.DataManager)]
    [InlineData(Role.ProgrammeLead, "/?on=31/3/2022", "/?on=never", "/authorities/350?on=31/3/2022")]
    [InlineData(Role.CostAnalyst, "/lists/costs")]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Operator, "/operations?audit=verify")]
    public async Task Every_page_is_whole_without_scripts_at_twice_the_size_on_a_phone_by_keyboard_and_for_a_screen_reader(Role role,
        params string[] others)
    {
        await BrowserFolder.InAsync(async (folder, chromium) =>
        {
            var codes = PagesByRoleTests.CodesOf(role);
            var key = await pages.Programme.KeyAsync(role, codes);
            string[] addresses = [.. PagesByRoleTests.AddressesOf(role).Where(one => one != "/returns" || codes.Length == 0), .. others];

            var output = await Tools.RunAsync("node", [Path.Combine(folder, "visit.js"), chromium,
                pages.Programme.Http.ToString().TrimEnd('/'), key, .. addresses]);

            var looks = JsonSerializer.Deserialize<List<Look>>(output, Web)!;
            Assert.Equal(1 + (4 * addresses.Length), looks.Count);
            var absent = new HashSet<string> { "/no-such-page", "/authorities/999", "/authorities/351" };
            if (role == Role.LaDataOfficer)
                absent.Add("/next");
            Assert.All(looks, look => Assert.Equal((look.Path, absent.Contains(look.Path) ? 404
                : look.Path.EndsWith("never", StringComparison.Ordinal) ? 422 : 200), (look.Path, look.Status)));
            Assert.All(looks, look => Assert.Equal((look.Path, ""), (look.Path, string.Join('\n', look.Violations))));
            Assert.All(looks, look => Assert.False(look.Wide, $"{look.Path} is wider than {look.Width} pixels"));
            Assert.All(looks, look => Assert.Equal((look.Path, ""), (look.Path, string.Join('\n', look.Unreached))));
            // Ten authorities on a phone.
            Assert.All(looks.Where(look => look is { Path: "/", Width: 320 }), look => Assert.InRange(look.Screens, 0.5, 6));
            Assert.All(looks.Where(look => look.Width == 320 && look.Path.Contains("/behind/", StringComparison.Ordinal)),
                look => Assert.InRange(look.Screens, 0.5, 5));
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

    /// <summary>A page as the browser found it; width 0 = without scripts.</summary>
    private sealed record Look(string Path, int Width, int Status, string Heading, List<string> Violations, bool Wide, double Screens,
        List<string> Unreached);

    private sealed record Journey(List<BrowserState> States, string TypedBefore, string After, int Reasons);
}
