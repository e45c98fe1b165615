using System.Globalization;
using System.Text;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The figures of one series in the text format of Prometheus, by authority. A scrape copies them: to hold a gauge for each of
/// 90,000 figures took ten times the memory and, at each scrape, the time to write them anew.</summary>
internal sealed class FamilyText
{
    private readonly byte[] head;
    private readonly Dictionary<string, byte[]> byAuthority;

    private FamilyText(byte[] head, Dictionary<string, byte[]> byAuthority) => (this.head, this.byAuthority) = (head, byAuthority);

    /// <summary>Writes it.</summary>
    /// <param name="series">Name, help text and labels.</param>
    /// <param name="figures">Its figures; of two with the same labels the last one.</param>
    /// <param name="names">The authorities' names by code; one without is called by its code.</param>
    public static FamilyText Of(Series series, IEnumerable<Figure> figures, IReadOnlyDictionary<string, string> names)
    {
        var byAuthority = figures.GroupBy(figure => figure.LaCode).ToDictionary(authority => authority.Key, authority =>
        {
            var first = $"la=\"{Quoted(authority.Key)}\",la_name=\"{Quoted(names.GetValueOrDefault(authority.Key, authority.Key))}\"";
            var values = new Dictionary<string, double>();
            foreach (var figure in authority)
                values[string.Concat(series.Labels.Zip(figure.LabelValues, (name, said) => $",{name}=\"{Quoted(said)}\""))] = figure.Value;
            var text = new StringBuilder();
            foreach (var (labels, value) in values)
                text.Append(series.Name).Append('{').Append(first).Append(labels).Append("} ").Append(Number(value)).Append('\n');
            return Encoding.UTF8.GetBytes(text.ToString());
        });
        return new FamilyText(Encoding.UTF8.GetBytes($"# HELP {series.Name} {Escaped(series.Help)}\n# TYPE {series.Name} gauge\n"),
            byAuthority);
    }

    /// <summary>The text for these authorities (null = all of them, and the programme as a whole), in parts; none when there is no
    /// figure.</summary>
    public IEnumerable<byte[]> For(IReadOnlyList<string>? codes)
    {
        List<byte[]> parts = codes is null ? [.. byAuthority.Values]
            : [.. codes.Where(byAuthority.ContainsKey).Select(code => byAuthority[code])];
        return parts.Count == 0 ? [] : parts.Prepend(head);
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Quoted(string text) => Escaped(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("g", CultureInfo.InvariantCulture);
}
