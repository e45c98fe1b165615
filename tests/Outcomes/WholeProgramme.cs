using System.Globalization;
using System.Text.Json.Nodes;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Test classes that share one loaded synthetic programme per store, and its expected values.</summary>
[CollectionDefinition(Name)]
public sealed class WholeProgramme : ICollectionFixture<Programmes>
{
    public const string Name = "the whole synthetic programme";

    private const double Tolerance = 1e-9;

    /// <summary>A part of truth.json.</summary>
    public static JsonNode Truth(string part) => JsonNode.Parse(File.ReadAllText(GivenOutcomes.Path("truth.json")))![part]!;

    /// <summary>Asserts that everything that <paramref name="actual"/> says is what the truth says, and that it leaves out nothing but
    /// what is named.</summary>
    public static void AssertSame(JsonNode truth, JsonNode actual, params string[] leftOut) => Compare("", truth, actual, leftOut);

    private static void Compare(string path, JsonNode? truth, JsonNode? actual, string[] leftOut)
    {
        switch (truth)
        {
            case JsonObject expected:
                var members = expected.Where(member => member.Key != "definition" && !leftOut.Contains(member.Key)).ToList();
                Assert.Equal(members.Select(member => $"{path}.{member.Key}").Order(),
                    actual!.AsObject().Where(member => member.Key != "definition").Select(member => $"{path}.{member.Key}").Order());
                members.ForEach(member => Compare($"{path}.{member.Key}", member.Value, actual[member.Key], leftOut));
                break;
            case JsonArray expected:
                Assert.Equal((path, expected.Count), (path, actual!.AsArray().Count));
                for (var at = 0; at < expected.Count; at++)
                    Compare($"{path}[{at}]", expected[at], actual[at], leftOut);
                break;
            case JsonValue number when number.TryGetValue<double>(out var value):
                Assert.True(Math.Abs(value - double.Parse(actual!.ToJsonString(), CultureInfo.InvariantCulture)) < Tolerance,
                    $"{path}: {value} is expected, not {actual}");
                break;
            default:
                Assert.Equal((path, truth?.ToString()), (path, actual?.ToString()));
                break;
        }
    }
}
