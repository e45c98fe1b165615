using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What a run with true arms would give, computed by the test alone: nobody may see it before the unmasking.</summary>
internal static class TrueResults
{
    private const int LeastDigits = 9;

    /// <summary>Each number of the true results that a rehearsal does not have, too, in all its forms.</summary>
    public static async Task<List<string>> NumbersAsync(RunningProgramme programme, IEnumerable<string> rehearsed)
    {
        await using var db = programme.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        var kept = new AnalysedRows(await LockedParts.LoadAsync(db, 1, CancellationToken.None));
        var plan = AnalysisPlanText.Parse(await db.AnalysisPlans.Select(row => row.Json).SingleAsync());
        var run = await db.AnalysisRuns.SingleAsync();
        var (_, results) = EffectRun.Compute(kept, Trial.Default, plan, seed: null, CancellationToken.None);
        return [.. EffectRun.Rows(results, run).Select(row => row.Value).Where(value => value.Length >= LeastDigits).Distinct()
            .Except(rehearsed)];
    }

    /// <summary>Where one of these numbers is: databases, log lines, figures, names and texts of files, and what every call of the
    /// analysis answers.</summary>
    public static async Task<List<string>> HitsAsync(RunningProgramme programme, IReadOnlyList<string> numbers)
    {
        var analysis = GivenAnalysis.Analysis(programme);
        var said = string.Join('\n', analysis.GetAnalysisRun(new() { Number = 1 }), analysis.GetPlan(new()),
            analysis.ListResults(new() { Run = 1, PageSize = 10_000 }),
            programme.Client<PeriodsService.PeriodsServiceClient>().VerifyLock(new()));
        var files = Directory.EnumerateFiles(programme.Folder, "*", SearchOption.AllDirectories).ToList();
        var names = string.Join('\n', files);
        var hits = await programme.HitsAsync([.. numbers.Select(Encoding.UTF8.GetBytes)]);
        return [.. hits, .. numbers.Where(number => said.Contains(number, StringComparison.Ordinal)
            || names.Contains(number, StringComparison.Ordinal))];
    }
}
