using System.Text.Json;
using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>A case of a published source: its input, and the folder with its data.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Input">As the file of cases gives it.</param>
/// <param name="Published">The digits the source prints.</param>
internal sealed record PublishedCase(string Id, string Folder, JsonElement Input, JsonElement Published)
{
    public double Number(string name, double otherwise = 0) =>
        Input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;

    public long Whole(string name) => (long)Number(name);

    public double[] Numbers(string name) => [.. Input.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>The rows of its file that have no blank in these columns.</summary>
    public List<FolderRow> Rows(params string[] columns)
    {
        var problems = new FileProblems();
        var table = FolderTable.Read(Path.Combine(Folder, Input.GetProperty("file").GetString()!), problems, columns);
        problems.Check();
        return [.. table.Rows.Where(row => columns.All(column => row.Text(column) is not ("" or "NA")))];
    }
}

/// <summary>Runs the cases of published_cases.json.</summary>
internal static class PublishedCases
{
    /// <summary>By the beginning of a case's name, the longest first.</summary>
    private static readonly (string Prefix, Func<PublishedCase, Keys> Run)[] Methods =
    [
        ("garwood.phe.", PublishedIntervals.GarwoodOfTwo), ("garwood.", PublishedIntervals.Garwood),
        ("newcombe.single.", PublishedIntervals.Newcombe),
        ("phe.byars.", PublishedIntervals.Byars), ("phe.wilson.", PublishedIntervals.WilsonScore),
        ("funnel.phe.normal.", PublishedIntervals.FunnelNormal),
        ("funnel.exact.", PublishedIntervals.FunnelExact), ("spc.montgomery.p", PublishedIntervals.ShareChart),
        ("spc.montgomery.u", PublishedIntervals.RateChart),
        ("rate_ratio.", PublishedIntervals.Ratio), ("hedges.", PublishedDesigns.Hedges), ("bh1995", PublishedDesigns.Adjusted),
        ("perm.", PublishedDesigns.Signs),
        ("icc.", PublishedDesigns.Correlation), ("powerup.", PublishedDesigns.Detectable), ("power.", PublishedDesigns.Detectable),
        ("km.", PublishedSurvival.Run), ("glm.poisson.", PublishedCounts.Poisson), ("glm.logit.", PublishedCounts.Logit),
        ("glm.nb.", PublishedCounts.NegativeBinomials),
        ("hc.", PublishedLinear.Heteroscedastic), ("cluster.", PublishedLinear.Clustered), ("iv.", PublishedLinear.Instruments),
    ];

    public static IEnumerable<ReferenceRow> Run(string folder, string dataset)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "published_cases.json")));
        foreach (var one in file.RootElement.GetProperty("cases").Clone().EnumerateArray())
        {
            var given = new PublishedCase(one.GetProperty("id").GetString()!, folder, one.GetProperty("input"),
                one.GetProperty("published"));
            var method = Array.Find(Methods, method => given.Id.StartsWith(method.Prefix, StringComparison.Ordinal)).Run;
            foreach (var row in method is null ? [Missing(dataset, given.Id)]
                : method(given).Select(key => ReferenceRow.Of(dataset, given.Id, key.Key, key.Value)))
                yield return row;
        }
    }

    private static ReferenceRow Missing(string dataset, string id)
    {
        var words = id.StartsWith("glmm", StringComparison.Ordinal) ? "Mixed models are left out."
            : "This case is not known to the program.";
        return ReferenceRow.Of(dataset, new AnalysisResult(id, "", null, "", ResultStatus.Missing,
            new Reason(ReasonCode.NotImplemented, words)));
    }
}
