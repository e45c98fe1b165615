using System.Net;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;
using static Programme.Access.V1.Role;

namespace Programme.Tests;

/// <summary>Two hosts with the same schools, of which the second has sessions, posts of leads, returns, surveys and costs of authority 350
/// alone: its pages are the same on both, byte by byte.</summary>
[Trait("Promise", "S2")]
public sealed partial class OtherAuthoritiesTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private const string Own = "350";

    private static readonly string[] Addresses =
    [
        "/", "/overview.csv", $"/authorities/{Own}", $"/authorities/{Own}?on=2022-03-31", $"/authorities/{Own}/contacts.csv",
        $"/authorities/{Own}/returns.csv", $"/authorities/{Own}/schools.csv", "/returns", $"/authorities/{Own}/returns",
        $"/authorities/{Own}/returns/2021-11", $"/authorities/{Own}/returns/2021-11/report.csv", "/next", "/operations",
        "/authorities/351", "/authorities/351/returns", "/sessions?on=2021-10-08", "/sessions/S00001",
        $"/authorities/{Own}/behind/sessions", $"/authorities/{Own}/behind/sessions/sessions.csv", $"/authorities/{Own}/schedule",
    ];

    [Fact]
    public async Task Pages_of_an_authority_are_the_same_whether_the_others_have_much_or_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("programme-own-").FullName;
        WriteOwn(folder);
        await using var alone = await RunningProgramme.StartAsync();
        alone.Clock.SetUtcNow(pages.Programme.Clock.GetUtcNow());
        await LoadVerb.LoadAsync(alone.Invoker(), folder, Trial.Default.FirstOn, _ => { }, default);
        Directory.Delete(folder, recursive: true);
        var seen = 0;

        foreach (var role in new[] { LaCoordinator, LaDataOfficer, Supervisor })
        {
            using var among = await Visitor.OfAsync(pages.Programme, role, Own);
            using var only = await Visitor.OfAsync(alone, role, Own);
            foreach (var address in Addresses)
            {
                var (full, empty) = (await among.GetAsync(address), await only.GetAsync(address));
                Assert.Equal((role, address, full.Status, Told(full.Html)), (role, address, empty.Status, Told(empty.Html)));
                seen += full.Status == HttpStatusCode.OK ? 1 : 0;
            }
        }

        Assert.InRange(seen, 15, 3 * Addresses.Length);
        var sessions = new Delivery.V1.DeliveryService.DeliveryServiceClient(alone.Invoker()).SummariseSessions(new());
        Assert.Equal([Own], sessions.ByLa.Where(counts => counts.Delivered > 0).Select(counts => counts.LaCode));
    }

    /// <summary>What the page tells: without the token of its forms and the name of whoever is signed in.</summary>
    private static string Told(string html) => Visitors().Replace(Tokens().Replace(html, "token"), "visitor");

    /// <summary>The sample with nothing of other authorities but their schools and the draw.</summary>
    private static void WriteOwn(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Source.Programme, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Source.Programme, file);
            if (name.StartsWith("outcomes/returns/", StringComparison.Ordinal)
                && !name.StartsWith($"outcomes/returns/{Own}/", StringComparison.Ordinal))
                continue;
            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var schools = Rows("enrolment/allocation-list.csv").Where(row => row[0] == Own).Select(row => row[1]).ToHashSet();
        var leads = Rows("enrolment/designated-leads.csv").Where(row => schools.Contains(row[1])).Select(row => row[0]).ToHashSet();
        var sessions = Rows("delivery/sessions.csv").Where(row => row[2] == Own).Select(row => row[0]).ToHashSet();
        Keep("enrolment/designated-leads.csv", row => schools.Contains(row[1]));
        Keep("delivery/sessions.csv", row => row[2] == Own);
        Keep("delivery/attendance.csv", row => sessions.Contains(row[0]) && leads.Contains(row[1]));
        Keep("delivery/feedback.csv", row => leads.Contains(row[1]));
        Keep("outcomes/surveys.csv", row => schools.Contains(row[2]));
        Keep("costs/cost-lines.csv", row => row[1] is Own or "");

        void Keep(string name, Func<string[], bool> isOwn)
        {
            var lines = File.ReadAllLines(Path.Combine(Source.Programme, name));
            File.WriteAllLines(Path.Combine(folder, name), [lines[0], .. lines.Skip(1).Where(line => isOwn(line.Split(',')))]);
        }
    }

    private static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(Path.Combine(Source.Programme, name)).Skip(1).Select(line => line.Split(','));

    [GeneratedRegex("(?<=name=\"form_token\" value=\")[0-9a-f]+|(?<=name=\"request_id\" value=\")[0-9a-f]+")]
    private static partial Regex Tokens();

    [GeneratedRegex("page-[0-9a-f]{15}")]
    private static partial Regex Visitors();
}
