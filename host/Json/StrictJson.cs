using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Programme.Intake;

namespace Programme.Host;

/// <summary>Reads the JSON of a call before it is transcoded: a field or query parameter that the call does not have is refused by name,
/// and what people write (days as <c>2021-12-01</c>, short names of codes, null) is put into the form of the contracts.</summary>
internal static class StrictJson
{
    private const int LongestShown = 60;

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
        if (call.HttpRule.Body.Length == 0)
            return;
        if (http.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } packed and not "identity")
        {
            problems.Add(new("content-encoding", FieldCodes.NotExpected,
                $"a body that is not packed is expected; this one is in {Short(packed)}."));
            return;
        }
        var input = call.MethodDescriptor.InputType;
        var field = call.HttpRule.Body == "*" ? null : input.FindFieldByName(call.HttpRule.Body);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
            body.Write("{}"u8);
        else if (!http.Request.HasJsonContentType())
        {
            var given = http.Request.ContentType is { Length: > 0 } type ? $"this one is {Short(type)}." : "none is given.";
            problems.Add(new("content-type", FieldCodes.NotExpected, $"application/json is expected; {given}"));
            return;
        }
        if (JsonBody.Read(body.GetBuffer().AsSpan(0, (int)body.Length), input, field, problems) is { } bytes)
            (http.Request.Body, http.Request.ContentLength, http.Request.ContentType) =
                (new MemoryStream(bytes), bytes.Length, "application/json");
    }

    private static string Short(string header) => CellText.Shown(header.Length > LongestShown ? header[..LongestShown] + "…" : header);
}
