using System.CommandLine;
using System.Text;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The analysis of the trial from a locked plan and locked data; see docs/analysis.md.</summary>
internal static class AnalyseVerb
{
    private const int BetweenLooks = 500;
    private static readonly Option<string> Record = new("--record")
    {
        Description =
        "File with a plan to record, as JSON; - = the shipped plan."
    };
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "Seed of the permuted arms, 1 or more.",
        DefaultValueFactory = _ => 1
    };
    private static readonly Option<bool> PostHoc = new("--post-hoc")
    {
        Description =
        "Run the newest plan although it was recorded after the unmasking."
    };
    private static readonly Option<int> Run = new("--run") { Description = "Number of the run; none = the newest with results." };
    private static readonly Option<string> Out = new("--out") { Description = "File for the results (CSV).", Required = true };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var verb = new Command("analyse", "The analysis of the trial: its plan, rehearsals on permuted arms, the run, its results.");
        verb.Add(Part("plan", "Print the newest plan with its hash, or record one.", [Record], target, PlanAsync));
        verb.Add(Part("rehearse", "Run the newest plan on arms permuted within strata.", [Seed], target, async (calls, parsed, cancel) =>
            await WaitAsync(calls, (await calls.RehearseEffectsAsync(new() { Seed = parsed.GetValue(Seed) },
                cancellationToken: cancel)).Run, cancel)));
        verb.Add(Part("run", "Run the unmasked plan with true arms.", [PostHoc], target, async (calls, parsed, cancel) =>
            await WaitAsync(calls, (await calls.EstimateEffectsAsync(new() { PostHoc = parsed.GetValue(PostHoc) },
                cancellationToken: cancel)).Run, cancel)));
        verb.Add(Part("results", "Write the results of a run: id,key,value,unit,status,reason.", [Run, Out], target, ResultsAsync));
        foreach (var act in GateVerbs.Commands(target))
            verb.Add(act);
        verb.Add(PackVerb.Command(target));
        return verb;
    }

    private static Command Part(string name, string description, Option[] options, Func<ParseResult, Target> target,
        Func<AnalysisService.AnalysisServiceClient, ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            return await run(new AnalysisService.AnalysisServiceClient(session.Calls), parsed, cancel);
        });
        return command;
    }

    private static async Task<int> PlanAsync(AnalysisService.AnalysisServiceClient calls, ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Record) is { } file)
            await calls.RecordPlanAsync(new() { Json = file == "-" ? "" : await File.ReadAllTextAsync(file, cancel) },
                cancellationToken: cancel);
        var plan = (await calls.GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        Console.WriteLine(plan.Json);
        var locked = plan.LockedBy.Length > 0 ? $"locked by {plan.LockedBy}" : "not locked";
        await Console.Error.WriteLineAsync($"Plan {plan.Number}, SHA-256 {plan.Sha256}, {locked}{(plan.PostHoc ? ", post hoc" : "")}.");
        return ExitCodes.Done;
    }

    private static async Task<int> WaitAsync(AnalysisService.AnalysisServiceClient calls, AnalysisRun run, CancellationToken cancel)
    {
        while (run.State == AnalysisRunState.Started)
        {
            await Task.Delay(BetweenLooks, cancel);
            run = (await calls.GetAnalysisRunAsync(new() { Number = run.Number }, cancellationToken: cancel)).Run;
        }
        var fault = run.Fault.Length > 0 ? $" ({run.Fault})" : "";
        await Console.Error.WriteLineAsync(
            $"{(run.Rehearsal ? "REHEARSAL " : "")}Run {run.Number}: {run.State.ToString().ToLowerInvariant()}{fault}.");
        foreach (var mark in run.Marks)
            await Console.Error.WriteLineAsync(mark);
        return run.State == AnalysisRunState.Done ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> ResultsAsync(AnalysisService.AnalysisServiceClient calls, ParseResult parsed, CancellationToken cancel)
    {
        AnalysisRun? run = null;
        var results = await Pages.AllAsync(async token =>
        {
            var page = await calls.ListResultsAsync(new() { Run = parsed.GetValue(Run), PageSize = 10_000, PageToken = token },
                cancellationToken: cancel);
            run = page.Run;
            return (page.Results, page.NextPageToken);
        });
        var file = parsed.GetValue(Out)!;
        await File.WriteAllTextAsync(file, ResultsFile.Of(run!, results), new UTF8Encoding(false), cancel);
        await Console.Error.WriteLineAsync($"{file}: {results.Count} numbers of run {run!.Number}.");
        return ExitCodes.Done;
    }
}
