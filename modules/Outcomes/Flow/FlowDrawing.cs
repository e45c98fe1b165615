using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Draws the participant flow as a CONSORT diagram: enrolment above, a column for each arm below.</summary>
internal sealed class FlowDrawing
{
    private const double Margin = 36;
    private const double BandWidth = 22;
    private const double Left = Margin + BandWidth + 12;
    private const double Right = SvgPage.Width - Margin;
    private const double Middle = (Left + Right) / 2;
    private const double Between = 24;

    private static readonly double[] Sizes = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6];
    private static readonly (FlowPart Part, string Name)[] Parts = [(FlowPart.Allocation, "Allocation"), (FlowPart.FollowUp, "Follow-up"),
        (FlowPart.Analysis, "Analysis")];

    private readonly ParticipantFlow flow;
    private readonly IReadOnlyList<FlowBox> boxes;
    private readonly double size;
    private readonly SvgPage page;

    private FlowDrawing(ParticipantFlow flow, IReadOnlyList<FlowBox> boxes, string title, double size)
    {
        (this.flow, this.boxes, this.size) = (flow, boxes, size);
        page = new SvgPage(title, Description());
        page.Text(title, Left, Margin + 12, 14, bold: true);
    }

    /// <summary>An SVG document, in the largest letters with which it fits the page.</summary>
    public static string Svg(ParticipantFlow flow, IReadOnlyList<FlowBox> boxes, string trialId)
    {
        var title = $"Participant flow of trial {trialId} as of {flow.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
        var drawn = Sizes.Select(size => new FlowDrawing(flow, boxes, title, size).Draw());
        var (svg, _) = drawn.FirstOrDefault(one => one.Bottom <= SvgPage.Height - Margin, ("", 0));
        return svg.Length > 0 ? svg : new FlowDrawing(flow, boxes, title, Sizes[^1]).Draw().Svg;
    }

    private sealed record Column(Arm Arm, string Heading, double X, double Width)
    {
        public double Centre => X + (Width / 2);

        /// <summary>Label and count of a box in this column; over both arms where the count of one is withheld.</summary>
        public string TextOf(FlowBox box) => this switch
        {
            { Arm: Arm.Unspecified } => FlowLines.Counted(box.Label, box.Count),
            _ when box.ByArm is null => FlowLines.OverBothArms(box.Label, box.Count),
            _ => FlowLines.Counted(box.Label, Arm == Arm.Intervention ? box.ByArm.Intervention : box.ByArm.Control),
        };
    }

    private static string InAll(FlowBox box) => FlowLines.Counted(box.Label, box.Count);

    private (string Svg, double Bottom) Draw()
    {
        var randomised = Enrolment(Margin + 30);
        var bottom = flow.Drawn ? Arms(randomised) : randomised.Bottom;
        bottom = Notes(bottom + 14);
        return (page.ToString(), bottom);
    }

    /// <summary>Assessed, excluded to the right, randomised; answers the last.</summary>
    private SvgArea Enrolment(double top)
    {
        var assessed = Put(Middle - 150, top, 300, [.. Lines(Within("assessed", parts: false), 300, InAll)]);
        var excludedX = Middle + 34;
        var excluded = Put(excludedX, assessed.Bottom + 16, Right - excludedX,
            [.. Lines(Within("assessed.excluded"), Right - excludedX, InAll)]);
        List<FlowBox> below = [.. Within("assessed.listed"), .. Within("assessed.randomised"), .. Within("in_error"),
            .. flow.ShowsArms ? Within("allocated.not_told") : []];
        var randomised = Put(Middle - 150, excluded.Bottom + 16, 300, [.. Lines(below, 300, InAll)]);
        page.Arrow((Middle, assessed.Bottom), (Middle, randomised.Y));
        page.Arrow((Middle, excluded.Y + (excluded.Height / 2)), (excluded.X, excluded.Y + (excluded.Height / 2)));
        Band(top, randomised.Bottom, "Enrolment");
        return randomised;
    }

    /// <summary>The columns under the box of the randomised; answers where they end.</summary>
    private double Arms(SvgArea randomised)
    {
        var columns = Columns();
        var fork = randomised.Bottom + (Between / 2);
        var bottom = randomised.Bottom + Between;
        foreach (var column in columns)
            page.Arrow((Middle, randomised.Bottom), (Middle, fork), (column.Centre, fork), (column.Centre, bottom));
        foreach (var (part, name) in Parts)
        {
            var lines = columns.ConvertAll(column => LinesOf(column, part));
            var height = lines.Max(some => SvgPage.HeightOf(some, size));
            foreach (var (column, some) in columns.Zip(lines))
            {
                page.Box(new SvgArea(column.X, bottom, column.Width, height), some, size);
                if (part != FlowPart.Analysis)
                    page.Arrow((column.Centre, bottom + height), (column.Centre, bottom + height + Between - 6));
            }
            Band(bottom, bottom + height, name);
            bottom += height + Between - 6;
        }
        return bottom - Between + 6;
    }

    private List<Column> Columns()
    {
        const double Width = (Right - Left - 20) / 2;
        return flow.ShowsArms
            ? [new(Arm.Intervention, "Intervention: supervision", Left, Width),
                new(Arm.Control, "Control: usual practice", Right - Width, Width)]
            : [new(Arm.Unspecified, flow.Blinded ? "Both arms: the reader is blinded" : "Both arms: not told yet", Middle - 220, 440)];
    }

    private List<SvgLine> LinesOf(Column column, FlowPart part)
    {
        var heading = part == FlowPart.Allocation ? FlowLines.Heading(column.Heading, column.Width - (2 * SvgPage.Padding), size) : [];
        var lines = Lines(FlowLines.OfArm(boxes, part, column.Arm), column.Width, column.TextOf);
        // Some space between the heading and the first line.
        return [.. heading,
            .. lines.Select((line, at) => at == 0 && part == FlowPart.Allocation ? line with { Before = size * 0.4 } : line)];
    }

    private IEnumerable<SvgLine> Lines(List<FlowBox> some, double boxWidth, Func<FlowBox, string> text) =>
        FlowLines.Lines(some, text, boxWidth - (2 * SvgPage.Padding), size);

    private List<FlowBox> Within(string id, bool parts = true) =>
        [.. boxes.Where(box => box.Id == id || (parts && box.Id.StartsWith($"{id}.", StringComparison.Ordinal)))];

    private SvgArea Put(double x, double y, double width, List<SvgLine> lines)
    {
        var area = new SvgArea(x, y, width, SvgPage.HeightOf(lines, size));
        page.Box(area, lines, size);
        return area;
    }

    private void Band(double top, double bottom, string name) => page.Band(new SvgArea(Margin, top, BandWidth, bottom - top), name);

    /// <summary>What is counted, and which items of CONSORT the boxes answer; answers where it ends.</summary>
    private double Notes(double top)
    {
        var small = Math.Min(size, 7.5);
        var items = boxes.Where(box => box.Items.Length > 0).GroupBy(box => box.Items, box => box.Label)
            .Select(same => $"{string.Join(", ", same)}: {same.Key}.");
        var notes =
            string.Join(' ', ["Clusters are schools, members their leads and deputies; a person with two posts counts twice.", .. items]);
        foreach (var line in TextWidth.Wrap(notes, Right - Margin, small, bold: false))
        {
            top += SvgPage.Leading(small);
            page.Text(line, Margin, top, small);
        }
        return top;
    }

    private string Description()
    {
        var columns = Columns();
        var lines = boxes.Where(box => FlowPlan.ParentOf(box.Id).Length == 0 || box.Part == FlowPart.Enrolment)
            .Select(box => columns.Count == 1 || box.ByArm is null
            ? FlowLines.Counted(box.Label, box.Count)
            : string.Join(", ", columns.Select(column => $"{column.Heading}, {column.TextOf(box)}")));
        return $"CONSORT diagram. {string.Join("; ", lines)}.";
    }
}
