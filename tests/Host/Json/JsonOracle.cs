using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Programme.Host;
using Programme.Journal;

namespace Programme.Tests;

/// <summary>Judges how a request in JSON is read, by the reader of the contracts' own library: what is taken, that one understands, too;
/// what is refused names a field and what is expected, in the API's words.</summary>
internal static class JsonOracle
{
    private const int LongestMessage = 1_000;

    private static readonly string[] OurWords = ["expected", "no such field", "the body is not JSON"];
    private static readonly string[] TheirWords = ["System.", "Google.", "Exception", "Int32", "Nullable", "JsonNode", "JsonElement"];

    private static readonly MethodDescriptor[] Methods = [.. Contracts.Methods.Values.Where(method => !method.IsClientStreaming)
        .OrderBy(method => method.FullName, StringComparer.Ordinal)];

    /// <summary>What is wrong with the reading of a request; null = nothing.</summary>
    /// <param name="content">The name of a call on the first line (any other text stands for one of them), then the body, or query
    /// parameters that begin with a question mark.</param>
    public static string? Fault(byte[] content)
    {
        var problems = new List<Problem>();
        var taken = Read(content, problems).ToList();
        return problems.Select(Fault).Concat(taken.Where(_ => problems.Count == 0).Select(one => Understood(one.Json, one.Type)))
            .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What is refused of a request.</summary>
    public static List<Problem> Problems(byte[] content)
    {
        var problems = new List<Problem>();
        _ = Read(content, problems).Count();
        return problems;
    }

    private static IEnumerable<(string Json, MessageDescriptor Type)> Read(byte[] content, List<Problem> problems)
    {
        var end = Array.IndexOf(content, (byte)'\n');
        if (end < 0 || end == content.Length - 1)
            return [];
        var name = Encoding.Latin1.GetString(content, 0, end);
        var method = Array.Find(Methods, one => one.Name == name) ?? Methods[content[..end].Sum(letter => letter) % Methods.Length];
        return content[end + 1] == '?' ? Query(Encoding.UTF8.GetString(content.AsSpan(end + 1)), method.InputType, problems)
            : Body(content.AsSpan(end + 1), method.InputType, problems);
    }

    private static IEnumerable<(string Json, MessageDescriptor Type)> Body(ReadOnlySpan<byte> body, MessageDescriptor type,
        List<Problem> problems) =>
        JsonBody.Read(body, type, field: null, problems) is { } json ? [(Encoding.UTF8.GetString(json), type)] : [];

    private static IEnumerable<(string Json, MessageDescriptor Type)> Query(string query, MessageDescriptor type, List<Problem> problems)
    {
        foreach (var (path, value) in JsonQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), type, problems))
        {
            var field = path.Split('.')
                .Aggregate((FieldDescriptor?)null, (within, part) => JsonFields.Field(within?.MessageType ?? type, part))!;
            JsonNode? leaf = field.FieldType == FieldType.Bool ? JsonValue.Create(value == "true") : JsonValue.Create(value);
            var json = new JsonObject { [field.JsonName] = field.IsRepeated ? new JsonArray(leaf) : leaf };
            yield return (json.ToJsonString(), field.ContainingType);
        }
    }

    private static string? Fault(Problem problem) =>
        problem.Field.Length == 0 ? $"no field: {problem.Message}"
        : !OurWords.Any(word => problem.Message.Contains(word, StringComparison.Ordinal)) ? $"nothing is expected: {problem.Message}"
        : TheirWords.FirstOrDefault(word => (problem.Field + problem.Message).Contains(word, StringComparison.Ordinal)
            && !problem.Field.Contains(word, StringComparison.Ordinal)) is { } theirs ? $"'{theirs}' in: {problem.Message}"
        : problem.Message.Length > LongestMessage ? $"a message of {problem.Message.Length} characters" : null;

    private static string? Understood(string json, MessageDescriptor type)
    {
        try
        {
            _ = JsonParser.Default.Parse(json, type);
            return null;
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or FormatException or JsonException)
        {
            return $"taken, and not understood: {json}: {fault.Message}";
        }
    }
}
