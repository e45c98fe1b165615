using System.Globalization;
using System.Xml.Linq;
using Programme.Access.V1;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Returns = Programme.Outcomes.V1.OutcomesService.OutcomesServiceClient;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class DrawFlowTests(Programmes programmes)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [SkippableTheory, EachStore]
    public async Task Every_count_of_the_flow_stands_in_the_picture(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        var flow = outcomes.SummariseFlow(new());

        var text = TextOf(XDocument.Parse(outcomes.DrawFlow(new()).Svg));

        Assert.All(flow.Boxes.SelectMany(Expected), words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("1,381", text, StringComparison.Ordinal);
        Assert.All(new[] { "Enrolment", "Allocation", "Follow-up", "Analysis", "Intervention: supervision", "Control: usual practice",
            "as of 1 October 2022" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Everything_fits_its_box_and_the_boxes_a_page(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var root = XDocument.Parse(outcomes.DrawFlow(new()).Svg).Root!;

        var boxes = root.Elements(Svg + "rect").Where(rect => (string?)rect.Attribute("stroke") == "#333333").ToList();
        var texts = root.Elements(Svg + "text").Where(text => text.Attribute("x") is not null).ToList();
        Assert.Equal(9, boxes.Count);
        Assert.All(boxes.Concat(texts),
            one => Assert.InRange(Number(one, "y") + (one.Name == Svg + "rect" ? Number(one, "height") : 0), 0, 1123 - 30));
        Assert.All(texts, text =>
        {
            var box = boxes.SingleOrDefault(box => Inside(box, Number(text, "x"), Number(text, "y")));
            var right = box is null ? 794 - 30 : Number(box, "x") + Number(box, "width");
            Assert.True(Number(text, "x") + (text.Value.Length * Number(text, "font-size") * 0.52) <= right, text.Value);
        });
        Assert.DoesNotContain(boxes, box => boxes.Any(other => other != box && Inside(other, Number(box, "x") + 1, Number(box, "y") + 1)));
    }

    [SkippableTheory, EachStore]
    public async Task It_speaks_to_screen_readers(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        var root = XDocument.Parse(outcomes.DrawFlow(new() { AsOf = new() { Year = 2022, Month = 7, Day = 31 } }).Svg).Root!;

        Assert.Equal("Participant flow of trial DSL-2021 as of 31 July 2022", root.Element(Svg + "title")!.Value);
        Assert.Contains("Schools assessed for eligibility (n = 1,381)", root.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Equal(["title description"], (string?)root.Attribute("aria-labelledby") is { } labels ? [labels] : []);
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_draw_the_enrolment_alone_is_drawn(string store)
    {
        var (programme, _, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var root = XDocument.Parse(programme.Client<Returns>().DrawFlow(new()).Svg).Root!;

        Assert.Contains("Schools randomised (n = 0)", TextOf(root.Document!), StringComparison.Ordinal);
        Assert.DoesNotContain("Allocation", TextOf(root.Document!), StringComparison.Ordinal);
        Assert.Equal(3, root.Elements(Svg + "rect").Count(rect => (string?)rect.Attribute("stroke") == "#333333"));
    }

    [SkippableTheory, EachStore]
    public async Task To_the_blinded_one_column_is_drawn(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var statistician = await programme.ClientAsync<Returns>(Role.Statistician);

        var text = TextOf(XDocument.Parse(statistician.DrawFlow(new()).Svg));

        Assert.Contains("Schools allocated (n = 306)", text, StringComparison.Ordinal);
        Assert.All(new[] { "supervision", "usual practice", "session", "(n = 152)", "(n = 154)" },
            words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_escaped_and_long_words_are_broken()
    {
        var page = new SvgPage("Smith & Sons", "a < b");
        page.Text("\"<script>\" & more", 1, 1, 10);

        Assert.Contains("\"<script>\" & more", XDocument.Parse(page.ToString()).Root!.Elements(Svg + "text").Select(text => text.Value));
        Assert.All(TextWidth.Wrap(new string('w', 90) + " and so on", 100, 10, bold: true),
            line => Assert.True(TextWidth.Measure(line, 10, bold: true) <= 100));
    }

    private static IEnumerable<string> Expected(FlowBox box)
    {
        int[] counts = box switch
        {
            { ByArm: null } => [box.Count],
            { Id: "allocated.not_told" } => [box.Count],
            _ => [.. FlowPlan.PlannedBox(box.Id).Only != Enrolment.V1.Arm.Control ? [box.ByArm.Intervention] : Array.Empty<int>(),
                .. FlowPlan.PlannedBox(box.Id).Only != Enrolment.V1.Arm.Intervention ? [box.ByArm.Control] : Array.Empty<int>()],
        };
        return counts.Select(count => box.Withheld.Length > 0 ? FlowLines.OverBothArms(box.Label, count)
            : FlowLines.Counted(box.Label, count));
    }

    /// <summary>All text of the picture; what was broken into lines is whole again.</summary>
    private static string TextOf(XDocument picture) => string.Join(' ', picture.Root!.Elements(Svg + "text").Select(text => text.Value));

    private static bool Inside(XElement box, double x, double y) =>
        x >= Number(box, "x") && x <= Number(box, "x") + Number(box, "width") && y >= Number(box, "y")
        && y <= Number(box, "y") + Number(box, "height");

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
