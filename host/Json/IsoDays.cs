using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Programme.Host;

/// <summary>Writes the days of an answer as <c>2021-12-01</c> for a caller that sends <c>Prefer: days=iso</c>.</summary>
internal static class IsoDays
{
    private const string Preference = "days=iso";

    /// <summary>Runs the call, and rewrites its answer when the caller wants it so.</summary>
    public static async Task WriteAsync(HttpContext http, MessageDescriptor answer, Func<Task> call)
    {
        if (!http.Request.Headers["prefer"].Any(value => value is not null && value.Split(',').Any(part => part.Trim() == Preference)))
        {
            await call();
            return;
        }
        var body = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await call();
        }
        finally
        {
            http.Response.Body = body;
        }
        await body.WriteAsync(Rewritten(http, answer, held), http.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Rewritten(HttpContext http, MessageDescriptor answer, MemoryStream held)
    {
        var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.HasStarted)
            return bytes;
        try
        {
            var written = JsonSerializer.SerializeToUtf8Bytes(Message(JsonNode.Parse(bytes.Span), answer));
            (http.Response.ContentLength, http.Response.Headers["preference-applied"]) = (written.Length, Preference);
            return written;
        }
        catch (JsonException)
        {
            // Parts of a stream are several values, which stay as they are.
            return bytes;
        }
    }

    /// <summary>A message with its days written so.</summary>
    public static JsonNode? Message(JsonNode? node, MessageDescriptor type)
    {
        if (node is not JsonObject given)
            return node?.DeepClone();
        if (type.FullName == "google.type.Date")
            return JsonValue.Create(string.Create(CultureInfo.InvariantCulture,
                $"{Number(given, "year"):0000}-{Number(given, "month"):00}-{Number(given, "day"):00}"));
        return new JsonObject(given.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value, JsonFields.Field(type, pair.Key)))));
    }

    private static JsonNode? Value(JsonNode? node, FieldDescriptor? field)
    {
        if (field is not { FieldType: FieldType.Message } || field.IsMap)
            return node?.DeepClone();
        return node is JsonArray items ? new JsonArray([.. items.Select(item => Message(item, field.MessageType))])
            : Message(node, field.MessageType);
    }

    private static int Number(JsonObject day, string part) => day[part]?.GetValue<int>() ?? 0;
}
