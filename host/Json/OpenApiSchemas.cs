using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Programme.Host;

/// <summary>The schemas of messages, each described once.</summary>
internal sealed class OpenApiSchemas
{
    private const string Refusal = "Refusal";
    private readonly SortedDictionary<string, JsonNode> schemas = new(StringComparer.Ordinal);

    public JsonObject ToJson() => new(schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    /// <summary>A reference to the schema of a message.</summary>
    public JsonNode Of(MessageDescriptor type)
    {
        var known = WellKnown(type);
        if (known is not null)
            return known;
        var name = type.FullName;
        if (schemas.TryAdd(name, new JsonObject()))
            schemas[name] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = ProtoComments.Of(name),
                ["properties"] =
                    new JsonObject(type.Fields.InFieldNumberOrder()
                        .Select(field => KeyValuePair.Create<string, JsonNode?>(field.JsonName, Described(field)))),
                ["additionalProperties"] = false,
            };
        return Reference(name);
    }

    /// <summary>The schema of a field with what the contracts say of it.</summary>
    private JsonNode Described(FieldDescriptor field)
    {
        var schema = OfField(field, inAddress: false);
        if (ProtoComments.Of(field.FullName) is { Length: > 0 } comment)
            schema["description"] = comment;
        return schema;
    }

    /// <summary>The schema of a field.</summary>
    public JsonNode OfField(FieldDescriptor field, bool inAddress)
    {
        if (field.IsMap)
            return new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = OfSingle(field.MessageType.FindFieldByNumber(2), inAddress)
            };
        return field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = OfSingle(field, inAddress) }
            : OfSingle(field, inAddress);
    }

    /// <summary>What every refusal is: a google.rpc.Status.</summary>
    public JsonNode OfRefusal()
    {
        schemas.TryAdd(Refusal, JsonNode.Parse("""
            {
              "type": "object",
              "properties": {
                "code": { "type": "integer", "description": "Code of google.rpc.Code." },
                "message": { "type": "string", "description": "What is wrong and what to do." },
                "details": {
                  "type": "array", "items": { "type": "object" },
                  "description": "google.rpc.ErrorInfo with a reason, and BadRequest with field violations."
                }
              },
              "examples": [
                {
                  "code": 3,
                  "message": "minutes: no such field in RecordSessionRequest; did you mean actualMinutes?",
                  "details": [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "FIELDS_INVALID", "domain": "programme" }]
                }
              ]
            }
            """)!);
        return Reference(Refusal);
    }

    private JsonNode OfSingle(FieldDescriptor field, bool inAddress) => field.FieldType switch
    {
        FieldType.Message => inAddress
            && field.MessageType.FullName == "google.type.Date" ? new JsonObject { ["type"] = "string", ["format"] = "date" }
            : Of(field.MessageType),
        FieldType.Enum =>
            new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. field.EnumType.Values.Select(value => (JsonNode)value.Name)])
            },
        FieldType.String when field.Name == "la_code" => new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("350") },
        FieldType.String => new JsonObject { ["type"] = "string" },
        FieldType.Bytes => new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" },
        FieldType.Bool => new JsonObject { ["type"] = "boolean" },
        FieldType.Double or FieldType.Float => new JsonObject { ["type"] = "number" },
        FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64 or FieldType.Fixed64
            or FieldType.SFixed64 => new JsonObject { ["type"] = new JsonArray("string", "integer"), ["format"] = "int64" },
        _ => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
    };

    private static JsonNode? WellKnown(MessageDescriptor type) => type.FullName switch
    {
        "google.type.Date" =>
            JsonNode.Parse("""
                {
                  "oneOf": [
                    {
                      "type": "object",
                      "properties": { "year": { "type": "integer" }, "month": { "type": "integer" }, "day": { "type": "integer" } }
                    },
                    { "type": "string", "format": "date" }
                  ],
                  "examples": ["2021-12-01"]
                }
                """),
        "google.protobuf.Timestamp" => JsonNode.Parse("""{"type":"string","format":"date-time","examples":["2021-12-01T10:30:00Z"]}"""),
        "google.protobuf.Duration" => JsonNode.Parse("""{"type":"string","examples":["60s"]}"""),
        "google.protobuf.Empty" or "google.protobuf.Struct" => JsonNode.Parse("""{"type":"object"}"""),
        _ when type.File.Package == "google.protobuf" => new JsonObject(),
        _ => null,
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}
