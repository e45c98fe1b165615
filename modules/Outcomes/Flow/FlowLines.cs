using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Boxes of the flow as lines of text.</summary>
internal static class FlowLines
{
    private const double Step = 12;
    private const double Hanging = 6;

    /// <summary>A label with its number as CONSORT diagrams have it: n = 1,234.</summary>
    public static string Counted(string label, int count) => string.Create(CultureInfo.InvariantCulture, $"{label} (n = {count:N0})");

    /// <summary>A label with its number over both arms, where the number of one may not be known.</summary>
    public static string OverBothArms(string label, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{label} (both arms n = {count:N0})");

    /// <summary>The lines of boxes and their parts.</summary>
    /// <param name="boxes">Each before its parts; the first is not indented.</param>
    /// <param name="text">A box as a line: its label with one of its counts.</param>
    /// <param name="width">Of the text.</param>
    /// <param name="size">Of the letters.</param>
    public static IEnumerable<SvgLine> Lines(IReadOnlyList<FlowBox> boxes, Func<FlowBox, string> text, double width, double size)
    {
        var outermost = boxes.Select(box => Depth(box.Id)).DefaultIfEmpty().Min();
        foreach (var (at, box) in boxes.Index())
        {
            var depth = Depth(box.Id) - outermost;
            foreach (var line in Wrapped(text(box), depth, width, size, space: at > 0 && depth == 0))
                yield return line;
        }
    }

    /// <summary>A heading, bold.</summary>
    public static IEnumerable<SvgLine> Heading(string text, double width, double size) => Wrapped(text, 0, width, size, space: false);

    /// <summary>Lines of one arm's column in a part of the diagram, without lines that only the other arm can have.</summary>
    public static List<FlowBox> OfArm(IEnumerable<FlowBox> boxes, FlowPart part, Arm arm) => [.. boxes.Where(box => box.Part == part
        && (arm == Arm.Unspecified
            || (box.Id != "allocated.not_told"
                && (FlowPlan.PlannedBox(box.Id).Only is var only && (only == Arm.Unspecified || only == arm)))))];

    private static IEnumerable<SvgLine> Wrapped(string text, int depth, double width, double size, bool space)
    {
        var bold = depth == 0;
        var indent = depth * Step;
        return TextWidth.Wrap(text, width - indent - Hanging, size, bold)
            .Select((line, at) => new SvgLine(line, at == 0 ? indent : indent + Hanging, bold, at == 0 && space ? size * 0.5 : 0));
    }

    private static int Depth(string id) => id.Count(letter => letter == '.');
}
