using Grpc.Core;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Asks before what cannot be undone: says what is missing, and goes on when the word for the act is typed. Asks in a terminal
/// alone: a script has nobody to ask, and says what it does in its own lines.</summary>
internal static class FinalAct
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["list"] = "freeze",
        ["seed"] = "commit",
        ["draw"] = "draw",
        ["release"] = "release",
        ["reveal"] = "reveal",
        ["lock"] = "lock",
        ["unmasking"] = "unmask",
    };

    /// <summary>The word that is typed for a step.</summary>
    public static string WordOf(string code) => Words[code];

    /// <summary>Asks whoever sits at the terminal.</summary>
    /// <param name="step">Code of the step, as in GetNextSteps; "reveal" is none of them.</param>
    /// <param name="calls">Calls of the person.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task AskAsync(string step, CallInvoker calls, CancellationToken cancel)
    {
        if (Console.IsInputRedirected)
            return;
        var steps = await NextVerb.StepsOrNoneAsync(calls, cancel);
        Ask(step, steps.FirstOrDefault(one => one.Code == step), Console.In, Console.Error);
    }

    /// <summary>Refuses the act unless its word is typed.</summary>
    public static void Ask(string code, NextStep? step, TextReader input, TextWriter output)
    {
        foreach (var missing in step?.Missing ?? [])
            output.WriteLine(missing);
        output.Write($"This cannot be undone. Type {Words[code]} to do it: ");
        if (input.ReadLine()?.Trim() != Words[code])
            throw new UsageException($"{Words[code]} was not typed. Nothing was done.");
    }
}
