using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Loads what packs are made of, and proves first that it is what the results were computed from.</summary>
internal sealed class PackSources(Trial trial)
{
    /// <param name="db">Of this module.</param>
    /// <param name="number">Of a run; 0 = the newest run with true arms that has results.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<(int Run, PackSource Source)> LoadAsync(OutcomesDb db, int number, CancellationToken cancel)
    {
        var run = await RunAsync(db, number, cancel);
        var plan = await db.AnalysisPlans.SingleAsync(row => row.Number == run.PlanNumber, cancel);
        var data = AnalysisDataset.Of(await RowsAsync(db, run.LockNumber, cancel), trial);
        if (DatasetText.Sha256(data) != run.DatasetSha256)
            throw Faults.Precondition(Reasons.DataNotLocked, $"analysisRuns/{run.Number}",
                $"This version of the program builds another dataset from the lock than run {run.Number} had. "
                + "Start the run again (EstimateEffects) and build the pack from that.");
        var results = await db.AnalysisResults.Where(row => row.Run == run.Number).OrderBy(row => row.Place).ToListAsync(cancel);
        var least = AnalysisPlanText.Parse(plan.Json).Compliance.LeastSessions;
        return (run.Number, new PackSource(data, plan.Json, least, results, Facts(run)));
    }

    /// <summary>A run with true arms and results.</summary>
    public static async Task<AnalysisRunRow> RunAsync(OutcomesDb db, int number, CancellationToken cancel) =>
        await db.AnalysisRuns.Where(row => !row.Rehearsal && row.State == RunState.Done && (number == 0 || row.Number == number))
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel)
        ?? throw Faults.NotFound("run with true arms and results", number == 0 ? "yet" : $"{number}");

    private static async Task<AnalysedRows> RowsAsync(OutcomesDb db, int number, CancellationToken cancel)
    {
        var text = await db.Locks.Where(row => row.Number == number).Select(row => row.Text).SingleAsync(cancel);
        var parts = await LockedParts.LoadAsync(db, number, cancel);
        return LockedParts.AreWhole(parts, text) ? new AnalysedRows(parts)
            : throw Faults.Precondition(Reasons.DataNotLocked, $"locks/{number}",
                $"The rows of lock {number} are not all there as they were locked: answers were erased. "
                + "No pack is built from it; lock the data again and start another run.");
    }

    private static IReadOnlyList<(string Name, string Value)> Facts(AnalysisRunRow run) =>
    [
        ("plan_sha256", run.PlanSha256), ("lock_sha256", run.LockSha256), ("dataset_sha256", run.DatasetSha256 ?? ""),
        ("program", run.Program), ("post_hoc", run.PostHoc ? "yes" : "no"),
        .. run.Marks.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(_ => ("mark", "data changed after unmasking")),
    ];
}
