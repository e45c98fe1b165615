using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Programme.Host;

/// <summary>The OpenAPI 3.1 document of the JSON surface, made from the contracts: every RPC that has an address.</summary>
internal static class OpenApi
{
    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document, made once.</summary>
    public static string Document { get; } = Make().ToJsonString(Written) + "\n";

    private static JsonObject Make()
    {
        var schemas = new OpenApiSchemas();
        var paths = new JsonObject();
        foreach (var (method, verb, path, body) in Contracts.Methods.Values.SelectMany(Addresses)
            .OrderBy(address => address.Path, StringComparer.Ordinal).ThenBy(address => address.Verb, StringComparer.Ordinal))
        {
            var name = path.Replace("=*", "", StringComparison.Ordinal);
            if (paths[name] is not JsonObject item)
                paths[name] = item = [];
            item[verb] = Operation(method, name, body, schemas);
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Programme",
                ["version"] = "1",
                ["description"] = "The RPCs of the programme as JSON over HTTP. Unknown fields and query parameters are refused by name; "
                    + "null is not given; days are {year, month, day} or, in requests, 2021-12-01, and in answers too with the header "
                    + "Prefer: days=iso; codes may be written short and in lower case."
            },
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. Contracts.Methods.Values.Select(method => method.Service).Distinct()
                .OrderBy(service => service.Name, StringComparer.Ordinal)
                .Select(service => new JsonObject { ["name"] = service.Name, ["description"] = ProtoComments.Of(service.FullName) })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = schemas.ToJson(),
            },
        };
    }

    private static IEnumerable<(MethodDescriptor Method, string Verb, string Path, string Body)> Addresses(MethodDescriptor method)
    {
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not { } rule || method.IsClientStreaming)
            return [];
        return rule.AdditionalBindings.Prepend(rule).Select(Address).Where(address => address.Path.Length > 0)
            .Select(address => (method, address.Verb, address.Path, address.Body));
    }

    private static (string Verb, string Path, string Body) Address(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("get", rule.Get, rule.Body),
        HttpRule.PatternOneofCase.Post => ("post", rule.Post, rule.Body),
        HttpRule.PatternOneofCase.Put => ("put", rule.Put, rule.Body),
        HttpRule.PatternOneofCase.Patch => ("patch", rule.Patch, rule.Body),
        HttpRule.PatternOneofCase.Delete => ("delete", rule.Delete, rule.Body),
        _ => ("", "", ""),
    };

    private static JsonObject Operation(MethodDescriptor method, string path, string body, OpenApiSchemas schemas)
    {
        var inPath = method.InputType.Fields.InFieldNumberOrder()
            .Where(field => path.Contains($"{{{field.Name}}}", StringComparison.Ordinal)).ToList();
        var inQuery = body == "*" ? []
            : method.InputType.Fields.InFieldNumberOrder().Where(field => !inPath.Contains(field) && field.Name != body).ToList();
        var operation = new JsonObject
        {
            ["operationId"] = method.Name,
            ["tags"] = new JsonArray(method.Service.Name),
            ["description"] = ProtoComments.Of(method.FullName),
            ["parameters"] =
                new JsonArray([.. inPath.Select(field => Parameter(field, "path", schemas)),
                    .. inQuery.Select(field => Parameter(field, "query", schemas))]),
            ["responses"] = new JsonObject
            {
                ["200"] = Content("The answer.",
                    method.IsServerStreaming ? new JsonObject { ["type"] = "string", ["description"] = "Messages one after another." }
                        : schemas.Of(method.OutputType)),
                ["default"] = Content("A refusal, with its reason and, field by field, what is expected.", schemas.OfRefusal()),
            },
        };
        if (body.Length > 0)
            operation["requestBody"] = Content(null,
                schemas.Of(body == "*" ? method.InputType : method.InputType.FindFieldByName(body).MessageType));
        return operation;
    }

    private static JsonObject Parameter(FieldDescriptor field, string place, OpenApiSchemas schemas) => new()
    {
        ["name"] = place == "path" ? field.Name : field.JsonName,
        ["in"] = place,
        ["required"] = place == "path",
        ["description"] = ProtoComments.Of(field.FullName),
        ["schema"] = schemas.OfField(field, inAddress: true),
    };

    private static JsonObject Content(string? description, JsonNode schema)
    {
        var content = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } };
        if (description is not null)
            content["description"] = description;
        return content;
    }
}
