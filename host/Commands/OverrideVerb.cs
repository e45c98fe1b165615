using System.CommandLine;
using Google.Protobuf;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Acts that two persons do without something that is required.</summary>
internal static class OverrideVerb
{
    private static readonly Dictionary<string, TrialAct> Acts = new()
    {
        ["freeze"] = TrialAct.FreezeList,
        ["release"] = TrialAct.Release,
        ["lock"] = TrialAct.LockData,
        ["unmask"] = TrialAct.Unmask,
    };

    private static readonly Argument<string> ActOf = new("act") { Description = "freeze, release, lock or unmask." };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; no names.", Required = true };

    public static Command Command(Func<ParseResult, Target> target) =>
        new("override", "Acts that two persons do without something that is required.")
        {
            Part(new Command("propose", "Propose to go without what is missing for an act now.") { ActOf, Reason }, target,
                async (calls, parsed, cancel) => (await calls.ProposeOverrideAsync(
                    new() { Act = Act(parsed), Reason = parsed.GetValue(Reason) }, cancellationToken: cancel)).Override),
            Part(new Command("confirm", "Confirm, as a second person, the proposal that waits for an act.") { ActOf }, target,
                async (calls, parsed, cancel) => (await calls.ConfirmOverrideAsync(
                    new() { Act = Act(parsed) }, cancellationToken: cancel)).Override),
            List(target),
        };

    private static Command Part(Command command, Func<ParseResult, Target> target,
        Func<OverrideService.OverrideServiceClient, ParseResult, CancellationToken, Task<Override>> act)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            Print(target(parsed), await act(new(session.Calls), parsed, cancel));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List(Func<ParseResult, Target> target)
    {
        var command = new Command("list", "Print every override, also those that nobody confirmed and the operator's own.");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var calls = new OverrideService.OverrideServiceClient(session.Calls);
            var all = await Pages.AllAsync(new ListOverridesRequest(), page => calls.ListOverridesAsync(page, cancellationToken: cancel),
                page => page.Overrides);
            foreach (var one in all)
                Print(target(parsed), one);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Target target, Override one) =>
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(one) : OverrideTexts.Of(one));

    private static TrialAct Act(ParseResult parsed) => Acts.TryGetValue(parsed.GetValue(ActOf)!, out var act) ? act
        : throw new UsageException($"{parsed.GetValue(ActOf)}: one of {string.Join(", ", Acts.Keys)} is expected.");
}
