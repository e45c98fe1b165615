using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Google.Protobuf.Reflection;

namespace Programme.Host;

/// <summary>The body of a call, from bytes as they come to JSON as it is transcoded.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body in UTF-8, with or without its mark.
    /// What is returned is understood by the transcoding, if no problem was found.</summary>
    /// <param name="body">The bytes; at least one.</param>
    /// <param name="input">The request of the call.</param>
    /// <param name="field">The field of the request that the body is; null = it is the request.</param>
    /// <param name="problems">Takes what is wrong: the field, and what is expected.</param>
    public static byte[]? Read(ReadOnlySpan<byte> body, MessageDescriptor input, FieldDescriptor? field, List<Problem> problems)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(body))
        {
            problems.Add(new("body", FieldCodes.NotJson, "the body is not JSON: text in UTF-8 is expected."));
            return null;
        }
        try
        {
            var node = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            var read = field is null ? JsonFields.Message(node, input, "", problems)
                : JsonFields.Value(node, field, field.JsonName, problems);
            return JsonSerializer.SerializeToUtf8Bytes(read ?? new JsonObject());
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates is found only when the text is read.
            problems.Add(new("body", FieldCodes.NotJson, "the body is not JSON: whole characters are expected, a text in it holds half of "
                + "one."));
        }
        catch (JsonException fault)
        {
            problems.Add(new("body", FieldCodes.NotJson,
                $"the body is not JSON, at line {(fault.LineNumber ?? 0) + 1}, character {(fault.BytePositionInLine ?? 0) + 1}: "
                    + $"{(IsTwice(fault) ? "a name stands there twice." : "look there for a comma, a quotation mark or a bracket too few "
                    + "or too many.")}"));
        }
        return null;
    }

    private static bool IsTwice(JsonException fault) => fault.Message.Contains("uplicate", StringComparison.Ordinal);
}
