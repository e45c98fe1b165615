using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Programme.Host;

/// <summary>Reads the JSON of a call before it is transcoded: a field or query parameter that the call does not have is refused by name,
/// and what people write (days as <c>2021-12-01</c>, short names of codes, null) is put into the form of the contracts.</summary>
internal static class StrictJson
{
    /// <summary>Stands after routing, which finds the call of an address, and after admission, which bounds the body.</summary>
    public static void UseStrictJson(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } call)
        {
            await next(http);
            return;
        }
        var problems = new List<Problem>();
        ReadQuery(http.Request, call, problems);
        await ReadBodyAsync(http, call, problems);
        if (problems.Count > 0)
            await EarlyRefusal.WriteAsync(http, Faults.Invalid(problems));
        else
            await IsoDays.WriteAsync(http, call.MethodDescriptor.OutputType, () => next(http));
    });

    private static void ReadQuery(HttpRequest request, GrpcJsonTranscodingMetadata call, List<Problem> problems)
    {
        if (request.Query.Count == 0)
            return;
        if (call.HttpRule.Body == "*")
        {
            foreach (var name in request.Query.Keys)
                problems.Add(new(name, FieldCodes.NoSuchParameter, "this call takes no query parameters; its fields stand in the body."));
            return;
        }
        request.QueryString = QueryString.Create(JsonQuery.Read(request.Query, call.MethodDescriptor.InputType, problems));
    }

    private static async Task ReadBodyAsync(HttpContext http, GrpcJsonTranscodingMetadata call, List<Problem> problems)
    {
        if (call.HttpRule.Body.Length == 0 || http.Request.ContentLength == 0)
            return;
        var input = call.MethodDescriptor.InputType;
        var field = call.HttpRule.Body == "*" ? null : input.FindFieldByName(call.HttpRule.Body);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
            return;
        try
        {
            var node = JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length),
                documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            var read = field is null ? JsonFields.Message(node, input, "", problems)
                : JsonFields.Value(node, field, field.JsonName, problems);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(read ?? new JsonObject());
            (http.Request.Body, http.Request.ContentLength) = (new MemoryStream(bytes), bytes.Length);
        }
        catch (InvalidOperationException)
        {
            problems.Add(NotText());
        }
        catch (JsonException fault)
        {
            problems.Add(new("body", FieldCodes.NotJson,
                $"the body is not JSON, at line {(fault.LineNumber ?? 0) + 1}, character {(fault.BytePositionInLine ?? 0) + 1}: "
                    + $"{(IsTwice(fault) ? "a name stands there twice." : "look there for a comma, a quotation mark or a bracket too few "
                    + "or too many.")}"));
        }
    }

    /// <summary>Text that is half of a pair of surrogates is found only when it is read.</summary>
    private static Problem NotText() => new("body", FieldCodes.NotJson, "the body is not JSON: a text in it holds half of a character.");

    private static bool IsTwice(JsonException fault) => fault.Message.Contains("uplicate", StringComparison.Ordinal);
}
