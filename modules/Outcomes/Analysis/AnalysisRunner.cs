using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Computes runs in the background, one after another. A run whose host stopped stays started, and is computed again from its
/// lock when the host starts: it gives the same bytes. Of several hosts one computes a run; another that is
/// asked for it waits, and computes it when the first is gone.</summary>
internal sealed class AnalysisRunner(Store<OutcomesDb> store, Commit<OutcomesDb> commit, Trial trial, TimeProvider clock,
    IHostApplicationLifetime host, ILogger<AnalysisRunner> log) : BackgroundService
{
    private const string Method = "/programme.outcomes.v1.AnalysisService/EstimateEffects";
    private readonly ConcurrentDictionary<int, Lazy<Going>> going = [];

    /// <summary>Version of the program.</summary>
    public static string Program { get; } =
        typeof(AnalysisRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Waits until nothing is computed: the host is stopping, which ends each run at its next part.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(going.Values.Select(run => run.Value.Work)).WaitAsync(cancellationToken);
    }

    /// <summary>Begins again what an earlier host left; the host does not wait for it.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var number in await store.Journal.NumbersAsync("analysis_runs", nameof(AnalysisRunRow.Number),
            nameof(AnalysisRunRow.State), nameof(RunState.Started), stoppingToken))
        {
            log.LogInformation("Run {Run} of the analysis was left by a stop and is computed again", number);
            Ensure(number);
        }
    }

    /// <summary>Starts to compute a run unless it is being computed.</summary>
    public void Ensure(int number) => _ = going.GetOrAdd(number, _ => new Lazy<Going>(() => Start(number))).Value;

    /// <summary>Ends the computation of a run.</summary>
    public void Cancel(int number)
    {
        if (!going.TryGetValue(number, out var run))
            return;
        try
        {
            run.Value.Stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment, and its results were not stored: it is cancelled in the table.
        }
    }

    private Going Start(int number)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping);
        return new Going(stop, Task.Run(() => ComputeAsync(number, stop), CancellationToken.None));
    }

    private async Task ComputeAsync(int number, CancellationTokenSource stop)
    {
        try
        {
            await using var turn = await Turn.WaitAsync(store.Journal.Settings, $"analysis run {number}", stop.Token);
            await using var db = store.Read(Scope.All);
            var run = await db.AnalysisRuns.SingleAsync(row => row.Number == number, stop.Token);
            if (run.State == RunState.Started)
                await StoreAsync(run, await ResultsAsync(db, run, stop.Token));
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("Run {Run} of the analysis was stopped before its end", number);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Run {Run} of the analysis failed", number);
            await FailAsync(number, fault);
        }
        finally
        {
            going.TryRemove(number, out _);
            stop.Dispose();
        }
    }

    private async Task<(AnalysisRunRow Run, List<AnalysisResultRow> Rows)> ResultsAsync(OutcomesDb db, AnalysisRunRow run,
        CancellationToken cancel)
    {
        var plan = await db.AnalysisPlans.SingleAsync(row => row.Number == run.PlanNumber, cancel);
        var parts = await LockedParts.LoadAsync(db, run.LockNumber, cancel);
        var text = await db.Locks.Where(row => row.Number == run.LockNumber).Select(row => row.Text).SingleAsync(cancel);
        if (parts.Find(part => !part.IsIn(text)) is { } altered)
            throw new InvalidDataException($"The rows of part {altered.Name} of lock {run.LockNumber} have not the hash that was locked.");
        var (dataset, results) = EffectRun.Compute(new AnalysedRows(parts), trial, AnalysisPlanText.Parse(plan.Json),
            run.Rehearsal ? run.Seed : null, cancel);
        // Of this program, even if another version had begun it.
        return (run with { DatasetSha256 = dataset, State = RunState.Done, EndedAt = clock.GetUtcNow(), Program = Program },
            [.. EffectRun.Rows(results, run)]);
    }

    private Task<Empty> StoreAsync(AnalysisRunRow started, (AnalysisRunRow Run, List<AnalysisResultRow> Rows) done) =>
        SaveAsync(started.Number, (writing, run) =>
    {
        writing.Attach(run).CurrentValues.SetValues(done.Run);
        writing.AddRange(done.Rows);
    });

    private Task<Empty> FailAsync(int number, Exception fault) => SaveAsync(number, (writing, run) =>
        writing.Attach(run).CurrentValues.SetValues(run with
        {
            State = RunState.Failed,
            EndedAt = clock.GetUtcNow(),
            Fault = fault.GetType().Name
        }));

    /// <summary>Changes a run that has not ended; one that was cancelled meanwhile stays as it is.</summary>
    private Task<Empty> SaveAsync(int number, Action<OutcomesDb, AnalysisRunRow> effect) =>
        commit.SaveAsync(new Change(Caller.System, Method, "", [], CancellationToken.None) { Details = $$"""{"run":{{number}}}""" },
            async (writing, cancel) =>
        {
            var run = await writing.AnalysisRuns.AsNoTracking().SingleAsync(row => row.Number == number, cancel);
            if (run.State == RunState.Started)
                effect(writing, run);
            return new Empty();
        });

    private sealed record Going(CancellationTokenSource Stop, Task Work);
}
