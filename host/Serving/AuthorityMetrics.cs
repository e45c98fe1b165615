using System.Text;
using Prometheus;

namespace Programme.Host;

/// <summary>The figures that a metrics key limited to some authorities is shown: the series whose label <c>la</c> is one of them.
/// Nothing of another authority, of all authorities together or of the host itself.</summary>
internal static class AuthorityMetrics
{
    public static async Task WriteAsync(HttpContext http, CollectorRegistry figures, IReadOnlyList<string> codes)
    {
        await using var all = new MemoryStream();
        await figures.CollectAndExportAsTextAsync(all, http.RequestAborted);
        http.Response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
        await http.Response.WriteAsync(Of(Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length), codes), http.RequestAborted);
    }

    /// <summary>Keeps the samples of these authorities, each family with its lines of help and type.</summary>
    /// <param name="text">The text format of Prometheus.</param>
    /// <param name="codes">Codes of authorities.</param>
    internal static string Of(string text, IReadOnlyList<string> codes)
    {
        // A quotation mark inside the value of a label is written as \", so these texts stand for a label of that name alone.
        var labels = codes.SelectMany(code => new[] { $"{{la=\"{code}\"", $",la=\"{code}\"" }).ToList();
        var (kept, heading) = (new StringBuilder(), new StringBuilder());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# HELP", StringComparison.Ordinal))
                heading.Clear();
            if (line[0] == '#')
                heading.Append(line).Append('\n');
            else if (labels.Exists(label => line.Contains(label, StringComparison.Ordinal)))
            {
                kept.Append(heading).Append(line).Append('\n');
                heading.Clear();
            }
        }
        return kept.ToString();
    }
}
