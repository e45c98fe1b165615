using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The whole programme, from the files to the summary, on both stores.</summary>
public sealed class LoadTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly string[] Sections =
        ["register", "randomisation", "sessions", "session_anomalies", "people_across_arms", "dose", "outcomes_202122",
            "outcomes_baseline_202021", "returns", "turnover", "surveys", "costs", "consort", "ssd_350"];

    /// <summary>What the truth has beyond the summary: parts of the generator, by-arm results, and what a later register changes.</summary>
    private static readonly string[] NotInTheSummary =
    [
        "eligible_names_needing_care", "later_extract", "by_arm", "per_arm", "algorithm", "mode", "sizes", "beacon", "trial_id", "seed_hex",
            "commitment", "stratum", "unit",
    ];

    [SkippableTheory, EachStore]
    public async Task The_summary_of_a_loaded_programme_equals_the_truth(string store)
    {
        var programme = await LoadedAsync(store);

        var printed = (await SummaryVerb.SummariseAsync(programme.Invoker(), new(), default)).ToJsonString(Texts.Json);
        var summary = JsonNode.Parse(printed)!.AsObject();

        Source.Approve("tests/Journeys/summary.approved.json", printed + "\n");
        var truth = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Source.Programme, "truth.json")))!.AsObject();
        foreach (var section in Sections)
            Compare(section, truth[section], summary[section]);
    }

    [SkippableTheory, EachStore]
    public async Task Loading_the_folder_again_changes_nothing(string store)
    {
        var programme = await LoadedAsync(store);
        var before = await AuditRowsAsync(programme);

        var lists = new List<Loaded>();
        await LoadVerb.LoadAsync(programme.Invoker(), Source.Programme, Trial.Default.FirstOn, lists.Add, default);

        Assert.Equal(20, lists.Count(list => list.Reports.Count > 0));
        Assert.All(lists, list => Assert.Equal((list.Kind, 0, 0), (list.Kind, list.Added, list.Changed)));
        Assert.Equal(before, await AuditRowsAsync(programme));
    }

    private async Task<RunningProgramme> LoadedAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        return programme;
    }

    private static async Task<long> AuditRowsAsync(RunningProgramme programme)
    {
        var audit = await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());
        Assert.True(audit.Sound);
        return audit.Chains.Sum(chain => chain.Rows);
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        switch (expected)
        {
            case JsonObject fields:
                var names = fields.Select(field => field.Key).Except(NotInTheSummary).ToHashSet();
                Assert.True(actual is JsonObject, $"{path} is not there");
                Assert.Equal((path, string.Join(",", names.Order(StringComparer.Ordinal))),
                    (path, string.Join(",", actual.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal))));
                foreach (var name in names)
                    Compare($"{path}.{name}", fields[name], actual[name]);
                break;
            case JsonArray items:
                Assert.True(actual is JsonArray array && array.Count == items.Count,
                    $"{path}: {items.Count} expected, {(actual as JsonArray)?.Count} found");
                for (var i = 0; i < items.Count; i++)
                    Compare($"{path}[{i}]", items[i], actual![i]);
                break;
            case JsonValue value when value.TryGetValue<double>(out var number):
                var found = actual!.GetValue<double>();
                Assert.True(Math.Abs(found - number) <= 1e-9 * Math.Abs(number), $"{path}: {number:R} expected, {found:R} found");
                break;
            default:
                Assert.Equal($"{path}={expected}", $"{path}={actual}");
                break;
        }
    }
}
