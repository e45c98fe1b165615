using System.Text.Json;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The document of the JSON surface: made from the contracts, approved as a file.</summary>
public sealed class OpenApiTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task It_is_served_as_it_is_committed()
    {
        using var http = new HttpClient { BaseAddress = (await programmes.OnAsync("sqlite")).Http };
        Source.Approve("docs/openapi.json", await http.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
    }

    [Fact]
    public void Every_reference_is_described_and_every_address_is_there()
    {
        var document = JsonDocument.Parse(OpenApi.Document).RootElement;
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value.GetProperty("operationId").GetString()).ToList();

        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        Assert.All(References(document), name => Assert.True(schemas.TryGetProperty(name, out _), name));
        Assert.Superset(new HashSet<string?> { "RecordSession", "ListSessions", "SummariseSessions", "SetMapping" },
            operations.ToHashSet());
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject()
            .SelectMany(property => property.NameEquals("$ref") ? [property.Value.GetString()!.Split('/')[^1]]
                : References(property.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
