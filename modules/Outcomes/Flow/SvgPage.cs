using System.Globalization;
using System.Xml.Linq;

namespace Programme.Outcomes;

/// <summary>A line of text in a box.</summary>
/// <param name="Text">Short enough for its box.</param>
/// <param name="Indent">From the left edge of the text.</param>
/// <param name="Bold">Whether it is a heading.</param>
/// <param name="Before">Space above it.</param>
internal sealed record SvgLine(string Text, double Indent, bool Bold, double Before = 0);

/// <summary>A rectangle on the page.</summary>
internal sealed record SvgArea(double X, double Y, double Width, double Height)
{
    public double Middle => X + (Width / 2);

    public double Bottom => Y + Height;
}

/// <summary>Writes boxes, arrows and text on a page of A4 in portrait, 96 dots to the inch.</summary>
internal sealed class SvgPage
{
    public const double Width = 794;
    public const double Height = 1123;
    public const double Padding = 7;

    private const string Blue = "#1f4e79";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly XElement root;

    /// <param name="title">For screen readers and tabs.</param>
    /// <param name="description">What the picture shows, for screen readers.</param>
    public SvgPage(string title, string description) => root = new XElement(Svg + "svg",
        new XAttribute("width", "210mm"), new XAttribute("height", "297mm"), new XAttribute("viewBox", $"0 0 {Width} {Height}"),
        new XAttribute("role", "img"), new XAttribute("aria-labelledby", "title description"),
        new XAttribute("font-family", "Arial, 'Liberation Sans', Helvetica, sans-serif"),
        new XElement(Svg + "title", new XAttribute("id", "title"), title),
        new XElement(Svg + "desc", new XAttribute("id", "description"), description),
        Rectangle(new SvgArea(0, 0, Width, Height), "#ffffff", null));

    /// <summary>Height of a line of text of this size.</summary>
    public static double Leading(double size) => size * 1.3;

    /// <summary>Height of a box around these lines.</summary>
    public static double HeightOf(IEnumerable<SvgLine> lines, double size) =>
        (2 * Padding) + lines.Sum(line => line.Before + Leading(size));

    public void Box(SvgArea area, IReadOnlyList<SvgLine> lines, double size)
    {
        root.Add(Rectangle(area, "#ffffff", "#333333"));
        var y = area.Y + Padding;
        foreach (var line in lines)
        {
            y += line.Before + Leading(size);
            Text(line.Text, area.X + Padding + line.Indent, y - (size * 0.35), size, line.Bold);
        }
    }

    /// <summary>A vertical band with the name of a part of the diagram.</summary>
    public void Band(SvgArea area, string name)
    {
        root.Add(Rectangle(area, "#dce6f1", Blue));
        var (x, y) = (Number(area.Middle + 4), Number(area.Y + (area.Height / 2)));
        root.Add(new XElement(Svg + "text", new XAttribute("transform", $"translate({x} {y}) rotate(-90)"),
            new XAttribute("text-anchor", "middle"),
            new XAttribute("font-size", "11"), new XAttribute("font-weight", "bold"), new XAttribute("fill", Blue), name));
    }

    public void Text(string text, double x, double y, double size, bool bold = false)
    {
        var element = new XElement(Svg + "text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)),
            new XAttribute("font-size", Number(size)), new XAttribute("fill", "#111111"), text);
        if (bold)
            element.Add(new XAttribute("font-weight", "bold"));
        root.Add(element);
    }

    /// <summary>A line through points.</summary>
    public void Line(params (double X, double Y)[] points) => root.Add(new XElement(Svg + "polyline",
        new XAttribute("points", Points(points)), new XAttribute("fill", "none"), new XAttribute("stroke", "#333333"),
            new XAttribute("stroke-width", "1.2")));

    /// <summary>The same, with a head at its last point.</summary>
    public void Arrow(params (double X, double Y)[] points)
    {
        var (from, to) = (points[^2], points[^1]);
        var (across, down) = (Math.Sign(to.X - from.X), Math.Sign(to.Y - from.Y));
        var back = (X: to.X - (6 * across), Y: to.Y - (6 * down));
        Line([.. points[..^1], back]);
        root.Add(new XElement(Svg + "polygon", new XAttribute("fill", "#333333"),
            new XAttribute("points",
                Points(to, (back.X - (3.5 * down), back.Y - (3.5 * across)), (back.X + (3.5 * down), back.Y + (3.5 * across))))));
    }

    public override string ToString() => $"{new XDeclaration("1.0", "utf-8", null)}\n{root}\n";

    private static XElement Rectangle(SvgArea area, string fill, string? stroke) => new(Svg + "rect",
        new XAttribute("x", Number(area.X)), new XAttribute("y", Number(area.Y)), new XAttribute("width", Number(area.Width)),
            new XAttribute("height", Number(area.Height)),
        new XAttribute("fill", fill), new XAttribute("stroke", stroke ?? "none"));

    private static string Points(params (double X, double Y)[] points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
