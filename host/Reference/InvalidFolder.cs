using System.Text.Json;
using Programme.Statistics;

namespace Programme.Host;

/// <summary>Files that are wrong each in one way, each read in place of the base's own: whether it is refused, and in which
/// words.</summary>
internal static class InvalidFolder
{
    public static IEnumerable<ReferenceRow> Run(string folder, string dataset)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var root = expected.RootElement.Clone();
        var under = root.GetProperty("base").GetString()!;
        var from = Path.GetFullPath(Path.Combine(folder, "..", under));
        if (!Directory.Exists(from))
            from = Path.GetFullPath(Path.Combine(folder, "..", new DirectoryInfo(under).Name));
        if (!Directory.Exists(from))
            throw new InvalidDataException($"expected.json: the base {under} is not beside this folder.");
        foreach (var file in root.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("file").GetString()!))
            yield return Case(folder, dataset, from, file);
    }

    /// <summary>months_….csv stands for school_months.csv, schools_….csv for schools.csv.</summary>
    private static ReferenceRow Case(string folder, string dataset, string from, string file)
    {
        var replaces = file.StartsWith("months", StringComparison.Ordinal) ? "school_months.csv" : "schools.csv";
        var (id, path) = ($"data_invalid.{Path.GetFileNameWithoutExtension(file)}", Path.Combine(folder, file));
        try
        {
            var clean = TrialAnalysis.Run(TrialFolder.Read(from, ""));
            var results = TrialAnalysis.Run(TrialFolder.Read(from, "", name => name == replaces ? path : null));
            var lost = results.Where(result => result.Key.Length == 0 && clean.All(other => other.Id != result.Id || other.Key.Length > 0))
                .ToList();
            return lost.Count > 0
                ? Row("rejected_in_part", string.Join("; ", lost.Select(result =>
                    $"{result.Id} {result.Reason!.CodeText}: {result.Reason.Sentence}")))
                : Row(Same(clean, results) ? "accepted_same_results" : "accepted_other_results", "");
        }
        catch (InvalidDataException refusal)
        {
            return Row("rejected", refusal.Message);
        }

        ReferenceRow Row(string outcome, string words) => new(dataset, id, "outcome", outcome, "", "value", words);
    }

    private static bool Same(IReadOnlyList<AnalysisResult> one, IReadOnlyList<AnalysisResult> other) =>
        one.Count == other.Count && one.Zip(other).All(pair =>
            (pair.First.Id, pair.First.Key, pair.First.Value) == (pair.Second.Id, pair.Second.Key, pair.Second.Value));
}
