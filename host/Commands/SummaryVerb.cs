using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Every figure of the programme, computed by the services from the databases, with its definition.</summary>
internal static class SummaryVerb
{
    private static readonly Option<string> AsOf = new("--as-of") { Description = "Last day that counts, YYYY-MM-DD; today, at most the trial's end." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var command = new Command("summary", "Print every figure of the programme as JSON.") { AsOf };
        command.SetAction(async (parsed, cancel) =>
        {
            var day = parsed.GetValue(AsOf) is { } text ? Arguments.Day("--as-of", text).ToDate() : null;
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var summary = await SummariseAsync(session.Calls, Settings.Read(target(parsed).HostArgs).Trial, day, cancel);
            Console.WriteLine(summary.ToJsonString(Texts.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    public static async Task<JsonObject> SummariseAsync(CallInvoker calls, Trial trial, Google.Type.Date? asOf, CancellationToken cancel)
    {
        var trialYear = AcademicYear(trial.FirstOn);
        var baselineYear = AcademicYear(trial.BaselineFirstOn);
        var summary = new JsonObject
        {
            ["register"] = await SummaryOfRegister.RegisterAsync(calls, trial, cancel),
            ["randomisation"] = await SummaryOfEnrolment.RandomisationAsync(calls, cancel),
            ["sessions"] = await SummaryOfDelivery.SessionsAsync(calls, asOf, cancel),
            ["session_anomalies"] = await SummaryOfAnomalies.AnomaliesAsync(calls, asOf, cancel),
            ["people_across_arms"] = await SummaryOfAnomalies.PeopleAcrossArmsAsync(calls, asOf, cancel),
            ["dose"] = await SummaryOfDelivery.DoseAsync(calls, asOf, cancel),
            ["process"] = await SummaryOfProcess.ProcessAsync(calls, asOf, cancel),
            [$"outcomes_{trialYear}"] = await SummaryOfOutcomes.TrialAsync(calls, trial, cancel),
            [$"outcomes_baseline_{baselineYear}"] = await SummaryOfOutcomes.BaselineAsync(calls, trial, cancel),
            ["returns"] = await SummaryOfOutcomes.ReturnsAsync(calls, asOf, cancel),
            ["turnover"] = await SummaryOfEnrolment.TurnoverAsync(calls, asOf, cancel),
            ["surveys"] = await SummaryOfOutcomes.SurveysAsync(calls, cancel),
            ["costs"] = await SummaryOfCosts.CostsAsync(calls, trial, asOf, cancel),
            ["consort"] = await SummaryOfOutcomes.FlowAsync(calls, asOf, cancel),
        };
        await SummaryOfCases.AddAsync(summary, calls, cancel);
        if (summary["register"]!["later_extract"] is not null)
            summary["register_changes"] = await SummaryOfRegister.ChangesAsync(calls, asOf, cancel);
        return summary;
    }

    /// <summary>202122 for a day in the academic year 2021/22.</summary>
    public static string AcademicYear(DateOnly day)
    {
        var first = day.Month >= 9 ? day.Year : day.Year - 1;
        return $"{first}{(first + 1) % 100:00}";
    }

    /// <summary>The answer, or null while it is too early for it: nothing is drawn, or not unmasked, yet.</summary>
    public static async Task<TResponse?> OnceDrawnAsync<TResponse>(AsyncUnaryCall<TResponse> call)
        where TResponse : class
    {
        try
        {
            return await call;
        }
        catch (RpcException notDrawn) when (notDrawn.StatusCode == StatusCode.FailedPrecondition)
        {
            return null;
        }
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)JsonValue.Create(text))];

    /// <summary>Counts by name, in the order of the names.</summary>
    public static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> counts) =>
        new(counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonSerializer.SerializeToNode(pair.Value))));

    /// <summary>A number, or null when there is none.</summary>
    public static JsonNode? Number(bool there, double value) => there ? JsonValue.Create(value) : null;
}
