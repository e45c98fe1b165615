using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Prints every figure of the programme as JSON.</summary>
internal static class SummaryVerb
{
    private static readonly Option<string> AsOf = new("--as-of")
    {
        Description = "Last day that counts, YYYY-MM-DD; today, at most the trial's end.",
    };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("summary", "Print every figure of the programme as JSON.") { AsOf };
        command.SetAction(async (parsed, cancel) =>
        {
            var day = parsed.GetValue(AsOf) is { } text ? Arguments.Day("--as-of", text).ToDate() : null;
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var summary = await SummariseAsync(session.Calls, new() { AsOf = day }, cancel);
            Console.WriteLine(summary.ToJsonString(Texts.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The sections by their codes.</summary>
    public static async Task<JsonObject> SummariseAsync(CallInvoker calls, GetSummaryRequest request, CancellationToken cancel)
    {
        var summary = await new ReportService.ReportServiceClient(calls).GetSummaryAsync(request, cancellationToken: cancel);
        return new JsonObject(summary.Sections.Select(section => KeyValuePair.Create(section.Code, SummaryLayout.NodeOf(section))));
    }
}
