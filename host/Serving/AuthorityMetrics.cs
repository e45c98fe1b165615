using System.Globalization;
using System.Text;
using Prometheus;

namespace Programme.Host;

/// <summary>The figures that a metrics key limited to some authorities is shown: the modules' series of these authorities, written without
/// collecting those of the others. Nothing of another authority, of all authorities together or of the host itself.</summary>
internal static class AuthorityMetrics
{
    public static async Task WriteAsync(HttpContext http, Scrape scrape, IReadOnlyList<string> codes)
    {
        var text = Text(await scrape.OfAsync(codes, http.RequestAborted));
        http.Response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>The text format of Prometheus; a family without samples is not in it.</summary>
    internal static string Text(IEnumerable<ScrapedFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families.Where(family => family.Samples.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Name} {Escaped(family.Help)}\n# TYPE {family.Name} gauge\n");
            foreach (var (values, value) in family.Samples)
            {
                var labels = family.Labels.Zip(values, (name, said) => $"{name}=\"{Quoted(said)}\"");
                text.Append(CultureInfo.InvariantCulture, $"{family.Name}{{{string.Join(',', labels)}}} {Number(value)}\n");
            }
        }
        return text.ToString();
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Quoted(string text) => Escaped(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("g", CultureInfo.InvariantCulture);
}

/// <param name="Name">Name of the series.</param>
/// <param name="Help">What it is.</param>
/// <param name="Labels">Names of its labels.</param>
/// <param name="Samples">Values of the labels, in their order, and the value.</param>
internal sealed record ScrapedFamily(string Name, string Help, IReadOnlyList<string> Labels,
    IReadOnlyList<(IReadOnlyList<string> Labels, double Value)> Samples);
