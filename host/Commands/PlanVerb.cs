using System.CommandLine;
using Google.Protobuf;
using Programme.Delivery.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Plans an authority's sessions, or says what a plan would change and why.</summary>
internal static class PlanVerb
{
    private static readonly Argument<string> LaCode = new("LA") { Description = "Three-digit code of the authority." };
    private static readonly Option<bool> Check = new("--check") { Description = "Say what would change; store nothing." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("plan",
            "Plan the sessions of an authority from its calendar, terms, groups and caseloads; later only those after "
                + "today.") { LaCode, Check };
        command.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed.GetValue(LaCode)!, parsed.GetValue(Check), cancel));
        return command;
    }

    /// <summary>Plans on a folder.</summary>
    public static async Task<int> RunAsync(Target target, string laCode, bool check, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var plan = await new ScheduleService.ScheduleServiceClient(session.Calls)
            .PlanSessionsAsync(new() { LaCode = laCode, ValidateOnly = check }, cancellationToken: cancel);
        if (target.Json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(plan));
            return ExitCodes.Done;
        }
        if (plan.Changes.Count > 0)
        {
            var table = new Table().AddColumns("Session", "What", "From", "To", "Why");
            foreach (var change in plan.Changes)
                table.Row(change.SessionRef, $"{change.Kind}", Texts.Day(change.FromOn), Texts.Day(change.ToOn), change.Explanation);
            Texts.Write(table);
        }
        Console.WriteLine(string.Create(Texts.England,
            $"{plan.Added:N0} added, {plan.Moved:N0} moved, {plan.Removed:N0} taken out, {plan.Restored:N0} put back, "
                + $"{plan.Changed:N0} changed on their day, {plan.Unchanged:N0} as they were."));
        Console.WriteLine(check ? "Checked only; nothing was stored." : "Stored.");
        return ExitCodes.Done;
    }
}
