using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>docs/plan.schema.json says what RecordPlan takes: its members, values and bounds.</summary>
public sealed class PlanSchemaTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Source.Root, "docs", "plan.schema.json")))!;

    [Fact]
    public async Task The_shipped_plan_fits_and_its_members_are_those_of_the_schema()
    {
        var analysis = await AnalysisAsync();
        var shipped = JsonNode.Parse((await analysis.RecordPlanAsync(new() { ValidateOnly = true })).Plan.Json)!;

        Assert.Empty(Faults("plan", Schema, shipped));
    }

    [Fact]
    public async Task What_the_schema_does_not_allow_is_refused_by_its_path()
    {
        var analysis = await AnalysisAsync();
        var shipped = (await analysis.RecordPlanAsync(new() { ValidateOnly = true })).Plan.Json;
        var forbidden = Forbidden("plan", Schema).ToList();

        foreach (var (path, value) in forbidden.Where(place => place.Path.Contains('.', StringComparison.Ordinal)))
        {
            var plan = JsonNode.Parse(shipped)!;
            Set(plan, path, value);
            Assert.NotEmpty(Faults("plan", Schema, JsonNode.Parse(plan.ToJsonString())!));
            var fields = (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () =>
                await analysis.RecordPlanAsync(new() { Json = plan.ToJsonString(), ValidateOnly = true }))).Fields();
            Assert.True(fields.Any(field => path.StartsWith(field, StringComparison.Ordinal)), $"{path}: {string.Join(", ", fields)}");
        }

        Assert.True(forbidden.Count > 30, $"{forbidden.Count}");
    }

    private async Task<AnalysisService.AnalysisServiceClient> AnalysisAsync() =>
        await (await programmes.OnAsync("sqlite")).ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);

    /// <summary>Where a plan breaks the schema, by the keywords that the schema uses.</summary>
    private static IEnumerable<string> Faults(string path, JsonNode schema, JsonNode plan)
    {
        foreach (var (keyword, value) in schema.AsObject().Where(pair => !Holds(pair.Key, pair.Value!, plan)))
            yield return $"{path}: {keyword} {value!.ToJsonString()}";
        if (plan is JsonObject members && schema["properties"] is JsonObject properties)
        {
            foreach (var name in members.Select(member => member.Key).Union(properties.Select(property => property.Key)))
            {
                if (members[name] is not { } member || properties[name] is not { } property)
                    yield return $"{path}.{name}: is not in both";
                else
                    foreach (var fault in Faults($"{path}.{name}", property, member))
                        yield return fault;
            }
        }
        if (plan is JsonArray items && schema["items"] is { } each)
        {
            foreach (var fault in items.SelectMany((item, at) => Faults($"{path}[{at}]", each, item!)))
                yield return fault;
        }
    }

    private static bool Holds(string keyword, JsonNode value, JsonNode plan) => keyword switch
    {
        "$schema" or "title" or "description" or "properties" or "additionalProperties" or "items" => true,
        "const" => JsonNode.DeepEquals(value, plan),
        "enum" => value.AsArray().Any(item => JsonNode.DeepEquals(item, plan)),
        "type" => IsOf((string)value!, plan),
        "minimum" => (double)plan >= (double)value,
        "maximum" => (double)plan <= (double)value,
        "exclusiveMinimum" => (double)plan > (double)value,
        "exclusiveMaximum" => (double)plan < (double)value,
        "minItems" => plan.AsArray().Count >= (int)value,
        "pattern" => Regex.IsMatch((string)plan!, (string)value!),
        _ => throw new InvalidDataException($"{keyword} is no keyword that this test knows."),
    };

    private static bool IsOf(string type, JsonNode plan) => type switch
    {
        "object" => plan is JsonObject,
        "array" => plan is JsonArray,
        "string" => plan.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "integer" => plan.GetValueKind() == System.Text.Json.JsonValueKind.Number && (double)plan % 1 == 0,
        _ => plan.GetValueKind() == System.Text.Json.JsonValueKind.Number,
    };

    /// <summary>For each place of the schema, values that it does not allow.</summary>
    private static IEnumerable<(string Path, JsonNode Value)> Forbidden(string path, JsonNode schema)
    {
        foreach (var (keyword, value) in schema.AsObject())
        {
            switch (keyword)
            {
                case "const" or "enum":
                    yield return (path, value is JsonArray && keyword == "const" ? new JsonArray("other") : "other");
                    break;
                case "minimum":
                    yield return (path, (double)value! - 1);
                    break;
                case "maximum":
                    yield return (path, (double)value! + 1);
                    break;
                case "exclusiveMinimum" or "exclusiveMaximum":
                    yield return (path, value!.DeepClone());
                    break;
                case "minItems":
                    yield return (path, new JsonArray());
                    break;
                case "pattern":
                    yield return (path, "other.results");
                    break;
                case "type":
                    yield return (path, (string)value! is "string" ? 5 : "other");
                    break;
                case "additionalProperties":
                    yield return ($"{path}.other", 5);
                    break;
                case "properties":
                    foreach (var found in value!.AsObject().SelectMany(property => Forbidden($"{path}.{property.Key}", property.Value!)))
                        yield return found;
                    break;
                case "items":
                    foreach (var found in Forbidden($"{path}[0]", value!))
                        yield return found;
                    break;
            }
        }
    }

    private static void Set(JsonNode plan, string path, JsonNode value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        var at = steps[..^1].Aggregate(plan, (node, step) => step[0] == '[' ? node[0]! : node[step]!);
        if (steps[^1][0] == '[')
            at[0] = value;
        else
            at[steps[^1]] = value;
    }
}
