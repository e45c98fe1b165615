using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>What a pack is made of: a run with its plan, the dataset built anew from its lock, and the results as they are
/// stored.</summary>
/// <param name="Data">The dataset.</param>
/// <param name="Plan">The plan in canonical form.</param>
/// <param name="LeastSessions">Sessions from which a school has taken part.</param>
/// <param name="Results">In the order of the run.</param>
/// <param name="Run">Hashes, program and marks of the run, by name.</param>
internal sealed record PackSource(
    TrialData Data, string Plan, double LeastSessions, IReadOnlyList<AnalysisResultRow> Results,
    IReadOnlyList<(string Name, string Value)> Run)
{
    /// <summary>The files that both packs have.</summary>
    public Dictionary<string, string> Common() => new(StringComparer.Ordinal)
    {
        ["plan.json"] = Plan + "\n",
        ["definitions.csv"] = PackText.Shipped("definitions.csv"),
        ["run.R"] = PackText.Shipped("run.R"),
        ["parameters.csv"] = PackText.Table("name,value",
            Run.Select(fact => (IEnumerable<object?>)[fact.Name, fact.Value]).Prepend(["least_sessions", LeastSessions])),
    };

    /// <summary>Results as a file.</summary>
    public static string ResultsFile(IEnumerable<AnalysisResultRow> results) => PackText.Table("id,key,value,unit,status,reason",
        results.Select(row => (IEnumerable<object?>)[row.Id, row.Key, row.Value, row.Unit, row.Status, row.Reason]));
}
