using System.Text.Json;
using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>Members of a plan's JSON that no plan has, each by its path.</summary>
internal static class PlanMembers
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="json">The plan. A fault of its form throws <see cref="JsonException"/>.</param>
    public static List<Problem> Unknown(string json)
    {
        using var given = JsonDocument.Parse(json, Strict);
        using var shipped = JsonDocument.Parse(new AnalysisPlanText().ToJson());
        return [.. Below("plan", given.RootElement, shipped.RootElement)];
    }

    /// <summary>Where a reader of JSON stopped, as a field: <c>$.seed</c> is <c>plan.seed</c>.</summary>
    /// <param name="path">Of the fault; null = not known.</param>
    public static string Field(string? path) => $"plan{path?.TrimStart('$')}";

    private static IEnumerable<Problem> Below(string path, JsonElement given, JsonElement shipped) =>
        (given.ValueKind, shipped.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => given.EnumerateObject().SelectMany(member =>
                shipped.TryGetProperty(member.Name, out var known) ? Below($"{path}.{member.Name}", member.Value, known)
                    : [NotKnown(path, member.Name, shipped)]),
            (JsonValueKind.Array, JsonValueKind.Array) => given.EnumerateArray().SelectMany((item, at) =>
                Below($"{path}[{at}]", item, shipped[0])),
            _ => [],
        };

    private static Problem NotKnown(string path, string name, JsonElement shipped) => new($"{path}.{name}", FieldCodes.NotExpected,
        Likeness.Nearest(name, shipped.EnumerateObject().Select(member => member.Name)) is { } meant
            ? $"not known; did you mean {meant}?" : "not known.");
}
