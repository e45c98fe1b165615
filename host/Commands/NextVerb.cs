using Google.Protobuf;
using Grpc.Core;
using Programme.Report.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Prints the steps of the trial.</summary>
internal static class NextVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var next = await StepsAsync(session.Calls, cancel);
        if (target.Json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(next));
            return ExitCodes.Done;
        }
        var table = new Table().AddColumns("Step", "State", "Missing", "Who", "How");
        foreach (var step in next.Steps)
            table.Row(step.Title, StateOf(step), string.Join(" ", TextsOf(step)), string.Join(", ", step.Roles), step.How);
        Texts.Write(table);
        Say(next.Steps);
        return ExitCodes.Done;
    }

    public static async Task<GetNextStepsResponse> StepsAsync(CallInvoker calls, CancellationToken cancel) =>
        await new ReportService.ReportServiceClient(calls).GetNextStepsAsync(new(), cancellationToken: cancel);

    /// <summary>Says the first step that can be done now.</summary>
    public static void Say(IEnumerable<NextStep> steps) => Console.WriteLine(Sentence(steps));

    /// <summary>Says the same after an act, beside its output; nothing to scripts that read JSON, nor to who may not know.</summary>
    public static async Task SayAfterAsync(Target target, CallInvoker calls)
    {
        try
        {
            if (!target.Json && await StepsOrNoneAsync(calls, CancellationToken.None) is { Count: > 0 } steps)
                await Console.Error.WriteLineAsync(Sentence(steps));
        }
        catch (RpcException)
        {
            // The act is done; that what follows cannot be told is no fault of it.
        }
    }

    /// <summary>The steps; none for whom the access table refuses them.</summary>
    public static async Task<IReadOnlyList<NextStep>> StepsOrNoneAsync(CallInvoker calls, CancellationToken cancel)
    {
        try
        {
            return (await StepsAsync(calls, cancel)).Steps;
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.PermissionDenied)
        {
            return [];
        }
    }

    /// <summary>The first step that can be done now after the last act that cannot be undone. What stayed open before it is said
    /// beside it: a school that never signed must not hide what follows the release.</summary>
    public static string Sentence(IEnumerable<NextStep> steps)
    {
        var all = steps.ToList();
        var open = all.FindAll(step => step.State == NextStepState.Open);
        if (open.Count == 0)
            return "Next: nothing can be done now.";
        var acts = all.FindLastIndex(step => step is { Final: true, State: NextStepState.Done });
        var next = open.Find(step => all.IndexOf(step) > acts) ?? open[0];
        var before = open.TakeWhile(step => step != next).Select(step => step.Title).ToList();
        return $"Next: {next.Title} ({string.Join(", ", next.Roles)}): {next.How}"
            + (before.Count > 0 ? $". Still open: {string.Join("; ", before)}." : "");
    }

    /// <summary>What is there or missing, and what it goes without.</summary>
    private static IEnumerable<string> TextsOf(NextStep step) =>
        [.. step.State == NextStepState.Done ? [step.Fact] : step.Missing, .. step.Overrides,
            .. step.WaitingOverride.Length > 0 ? [step.WaitingOverride] : Array.Empty<string>()];

    /// <summary>In a word.</summary>
    public static string StateOf(NextStep step) => step.State switch
    {
        NextStepState.Done => "done",
        NextStepState.Open => "now",
        _ => "waits",
    };
}
