using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Delivery.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>The measures of the process evaluation to date, as in the summary's layout.</summary>
internal static class SummaryOfProcess
{
    public static async Task<JsonObject> ProcessAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var evaluation = new EvaluationService.EvaluationServiceClient(calls);
        var process = await evaluation.SummariseProcessAsync(new() { AsOf = asOf }, cancellationToken: cancel);
        var contact = await SummaryVerb.OnceDrawnAsync(evaluation.SummariseControlContactAsync(new() { AsOf = asOf }, cancellationToken: cancel));
        var definitions = process.Definitions.Concat(contact is null ? [] : [contact.Definition]);
        var byAuthority = process.Measures.Concat(contact?.ControlContact ?? []).ToLookup(measure => measure.LaCode);
        return new JsonObject
        {
            ["definition"] = "PROCESS-1: value = numerator / denominator (a count has no denominator), to date, sessions by the day for which they were scheduled; " +
                "withheld: c = too few people, x = no data, z = nothing to divide by",
            ["measures"] = Map(definitions, definition => definition.Code, definition => new JsonObject
            {
                ["dimension"] = definition.Dimension.ToString(),
                ["unit"] = definition.Unit,
                ["definition"] = definition.Text,
            }),
            ["per_la"] = Map(byAuthority.Where(la => la.Key.Length > 0).OrderBy(la => la.Key, StringComparer.Ordinal), la => la.Key, Of),
            ["overall"] = Of(byAuthority[""]),
        };
    }

    private static JsonObject Of(IEnumerable<ProcessMeasure> measures) => Map(measures, measure => measure.Code, measure => new JsonObject
    {
        ["numerator"] = SummaryVerb.Number(measure.HasNumerator, measure.Numerator),
        ["denominator"] = SummaryVerb.Number(measure.HasDenominator, measure.Denominator),
        ["value"] = SummaryVerb.Number(measure.HasValue, measure.Value),
        ["withheld"] = measure.Withheld,
    });

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> value) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(key(item), value(item))));
}
