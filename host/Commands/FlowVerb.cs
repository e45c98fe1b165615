using System.CommandLine;
using Google.Protobuf;
using Programme.Journal;
using Programme.Outcomes.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>The participant flow: as a table, as JSON, or drawn as a CONSORT diagram.</summary>
internal static class FlowVerb
{
    private static readonly Option<string> AsOf = new("--as-of") { Description = "Last day that counts, YYYY-MM-DD; none = today." };
    private static readonly Option<string> Out = new("--out") { Description = "File for the diagram (SVG, a page of A4)." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("flow", "The participant flow after CONSORT: a table, --json, or a diagram with --out FILE.svg.") { AsOf,
            Out };
        command.SetAction(async (parsed, cancel) =>
        {
            var day = parsed.GetValue(AsOf) is { } text ? Arguments.Day("--as-of", text).ToDate() : null;
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var outcomes = new OutcomesService.OutcomesServiceClient(session.Calls);
            if (parsed.GetValue(Out) is { } file)
            {
                await File.WriteAllTextAsync(file, (await outcomes.DrawFlowAsync(new() { AsOf = day }, cancellationToken: cancel)).Svg,
                    cancel);
                await Console.Error.WriteLineAsync($"{file}: a diagram with counts by arm. Show it to nobody who is to be blinded.");
            }
            if (target(parsed).Json || parsed.GetValue(Out) is null)
                Print(await outcomes.SummariseFlowAsync(new() { AsOf = day }, cancellationToken: cancel), target(parsed).Json);
            foreach (var one in await OverrideTexts.StandingAsync(session.Calls, cancel))
                await Console.Error.WriteLineAsync(one);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(SummariseFlowResponse flow, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(flow));
            return;
        }
        var table = new Table().Title($"As of {Texts.Day(flow.AsOf)}").AddColumns("", "All", "Intervention", "Control", "Not told yet");
        foreach (var box in flow.Boxes)
        {
            var indent = new string(' ', 2 * box.Id.Count(letter => letter == '.'));
            table.Row(indent + box.Label, Number(box.Count), Number(box.ByArm?.Intervention), Number(box.ByArm?.Control),
                Number(box.ByArm is null ? null : box.NotTold));
        }
        Texts.Write(table);
    }

    private static string Number(int? count) => count?.ToString("N0", Texts.England) ?? "";
}
