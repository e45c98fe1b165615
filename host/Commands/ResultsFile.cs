using System.Text;
using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Results as a file: first what they were computed from (id <c>run</c>), then a number a line. The same run gives the same
/// bytes.</summary>
internal static class ResultsFile
{
    public static string Of(AnalysisRun run, IReadOnlyList<AnalysisResult> results)
    {
        var text = new StringBuilder("id,key,value,unit,status,reason\n");
        var status = run.Rehearsal ? "REHEARSAL" : "value";
        foreach (var (key, value) in Facts(run))
            text.Append(Line("run", key, value, "", status, ""));
        foreach (var result in results)
            text.Append(Line(result.Id, result.Key, result.Value, result.Unit, result.Status, result.Reason));
        return text.ToString();
    }

    private static IEnumerable<(string Key, string Value)> Facts(AnalysisRun run) =>
    [
        ("plan_sha256", run.PlanSha256), ("lock_sha256", run.LockSha256), ("dataset_sha256", run.DatasetSha256), ("program", run.Program),
        ("rehearsal_seed", run.Rehearsal ? $"{run.Seed}" : ""), .. run.Marks.Select(mark => ("mark", mark)),
    ];

    private static string Line(params string[] cells) => CsvText.Line(cells) + "\n";
}
