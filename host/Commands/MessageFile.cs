using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Programme.Host;

/// <summary>A message of the contracts in a JSON file, read as strictly as the JSON of a call.</summary>
internal static class MessageFile
{
    /// <summary>Days as 2021-12-01 and short codes are taken; an unknown field is refused by name.</summary>
    public static T Read<T>(string path)
        where T : IMessage<T>, new()
    {
        var problems = new List<Problem>();
        try
        {
            var node = JsonNode.Parse(File.ReadAllText(Arguments.ExistingFile(path)),
                documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            var read = JsonFields.Message(node, new T().Descriptor, "", problems);
            if (problems.Count == 0)
                return JsonParser.Default.Parse<T>((read ?? []).ToJsonString());
        }
        catch (JsonException fault)
        {
            throw new UsageException($"{Path.GetFileName(path)} is not JSON, at line {(fault.LineNumber ?? 0) + 1}: look there for a "
                + "comma, a quotation mark or a bracket too few or too many.");
        }
        throw new UsageException(string.Join('\n',
            problems.Select(problem => $"{Path.GetFileName(path)}, {problem.Field}: {problem.Message}")));
    }

    /// <summary>A message as such a file has it: names of the contracts, days as 2021-12-01.</summary>
    public static string Write(IMessage message) =>
        IsoDays.Message(JsonNode.Parse(Formatter.Format(message)), message.Descriptor)!.ToJsonString(Texts.Json);

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
}
