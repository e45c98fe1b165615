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

    [Fact]
    public void Every_call_message_and_field_says_what_the_contracts_say()
    {
        var document = JsonDocument.Parse(OpenApi.Document).RootElement;
        var mapping = document.GetProperty("components").GetProperty("schemas").GetProperty("programme.outcomes.v1.Mapping");
        var without = Contracts.Methods.Values.Where(method => method.File.Package.StartsWith("programme.", StringComparison.Ordinal))
            .SelectMany(method => method.InputType.Fields.InFieldNumberOrder().Select(field => field.FullName)
                .Concat(method.OutputType.Fields.InFieldNumberOrder().Select(field => field.FullName))
                .Append(method.FullName).Append(method.InputType.FullName).Append(method.Service.FullName))
            .Distinct().Where(name => ProtoComments.Of(name).Length == 0).ToList();

        Assert.Equal("How an authority's files are laid out from a day on.", mapping.GetProperty("description").GetString());
        Assert.Equal("How the text is encoded.",
            mapping.GetProperty("properties").GetProperty("encoding").GetProperty("description").GetString());
        Assert.StartsWith("Lists mappings by authority and day.",
            document.GetProperty("paths").GetProperty("/v1/returns/mappings").GetProperty("get").GetProperty("description").GetString());
        Assert.Empty(without);
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
