using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Programme.Intake;

namespace Programme.Host;

/// <summary>Checks the JSON of a message against its description, and puts it into the form that is transcoded. Every error names the
/// field as JSON does, and says what is expected in the words of the contracts.</summary>
internal static class JsonFields
{
    private const int LongestName = 60;
    private const string DayExpected = "a day is expected, such as \"2021-12-01\" or {\"year\":2021,\"month\":12,\"day\":1}.";

    /// <summary>Reads a message; what is null is left out, as if it had not been given.</summary>
    public static JsonObject? Message(JsonNode? node, MessageDescriptor type, string path, List<Problem> problems)
    {
        if (node is not JsonObject given)
        {
            problems.Add(new(path.Length == 0 ? "body" : path, FieldCodes.NotAnObject,
                $"an object with fields of {type.Name} is expected."));
            return null;
        }
        var read = new JsonObject();
        var seen = new HashSet<string>();
        foreach (var (name, value) in given)
        {
            var at = path.Length == 0 ? Shown(name) : $"{path}.{Shown(name)}";
            if (Field(type, name) is not { } field)
                problems.Add(Unknown(at, name, type, suggests: problems.Count < Faults.ProblemsShown));
            else if (!seen.Add(field.JsonName))
                problems.Add(new(at, FieldCodes.GivenTwice, $"the field {field.JsonName} is given twice; once is expected."));
            else if (value is not null && Value(value, field, at, problems) is { } taken)
                read[field.JsonName] = taken;
        }
        return read;
    }

    /// <summary>The field of a message by its name in JSON or in the contracts.</summary>
    public static FieldDescriptor? Field(MessageDescriptor type, string name) =>
        type.Fields.InFieldNumberOrder().FirstOrDefault(field => field.JsonName == name || field.Name == name);

    /// <summary>A name from a request, for a message.</summary>
    public static string Shown(string name) => CellText.IsBlank(name) ? $"\"{CellText.Shown(name[..Math.Min(name.Length, LongestName)])}\""
        : CellText.Shown(name.Length > LongestName ? name[..LongestName] + "…" : name);

    /// <summary>The error of a field that a message does not have.</summary>
    public static Problem Unknown(string path, string name, MessageDescriptor type, bool suggests = true) =>
        new(path, FieldCodes.NoSuchField,
            $"no such field in {type.Name}{(suggests && Meant(name, type) is { } meant ? $"; did you mean {meant}?" : ".")}");

    /// <summary>The field that a name may mean: one that is nearly called so, or whose name begins with it.</summary>
    private static string? Meant(string name, MessageDescriptor type)
    {
        if (name.Length > LongestName)
            return null;
        var names = type.Fields.InFieldNumberOrder().Select(field => field.JsonName).ToList();
        return Likeness.Nearest(name, names)
            ?? (name.Length > 1 && names.FindAll(field => field.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is [var only] ? only
                : null);
    }

    /// <summary>Reads the value of a field.</summary>
    public static JsonNode? Value(JsonNode? node, FieldDescriptor field, string path, List<Problem> problems)
    {
        if (field.IsMap)
            return Map(node, field, path, problems);
        if (!field.IsRepeated)
            return Single(node, field, path, problems);
        if (node is not JsonArray items)
        {
            problems.Add(new(path, FieldCodes.NotAList, "a list is expected: [ … ]."));
            return null;
        }
        return new JsonArray([.. items.Select((item, at) => Single(item, field, $"{path}[{at}]", problems))]);
    }

    private static JsonObject? Map(JsonNode? node, FieldDescriptor field, string path, List<Problem> problems)
    {
        if (node is not JsonObject given)
        {
            problems.Add(new(path, FieldCodes.NotAnObject, "an object of names and values is expected."));
            return null;
        }
        var value = field.MessageType.FindFieldByNumber(2);
        return new JsonObject(given.Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, Single(pair.Value, value, $"{path}.{Shown(pair.Key)}", problems))));
    }

    private static JsonNode? Single(JsonNode? node, FieldDescriptor field, string path, List<Problem> problems)
    {
        if (field.FieldType is FieldType.Message)
            return Nested(node, field.MessageType, path, problems);
        var (text, isText) = node is JsonValue value ? (value.ToString(), value.GetValueKind() == JsonValueKind.String) : (null, false);
        if (text is not null && Scalar(text, isText, node!.GetValueKind(), field) is { } read)
            return read;
        problems.Add(new(path, FieldCodes.NotExpected, JsonWords.Expected(field)));
        return null;
    }

    private static JsonValue? Scalar(string text, bool isText, JsonValueKind kind, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Enum => JsonWords.Code(field.EnumType, text) is { } code ? JsonValue.Create(code) : null,
        FieldType.String => isText && JsonWords.CanBe(field, text) ? JsonValue.Create(text) : null,
        FieldType.Bytes => isText && JsonWords.Base64(text) is { } bytes ? JsonValue.Create(bytes) : null,
        FieldType.Bool => kind is JsonValueKind.True or JsonValueKind.False ? JsonValue.Create(kind == JsonValueKind.True) : null,
        FieldType.Double or FieldType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? JsonValue.Create(number) : null,
        _ => JsonWords.Whole(text) is { } whole && JsonWords.Fits(field.FieldType, whole) ? JsonValue.Create(whole) : null,
    };

    private static JsonNode? Nested(JsonNode? node, MessageDescriptor type, string path, List<Problem> problems)
    {
        if (type.FullName == "google.type.Date" && node is not JsonObject)
            return Day(node, path, problems);
        if (type.FullName == "google.protobuf.Timestamp")
        {
            if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && JsonWords.IsInstant(value.ToString()))
                return node.DeepClone();
            problems.Add(new(path, FieldCodes.NotAnInstant, "an instant is expected, such as \"2021-12-01T10:30:00Z\"."));
            return null;
        }
        return type.File.Package == "google.protobuf" ? node?.DeepClone() : Message(node, type, path, problems);
    }

    private static JsonObject? Day(JsonNode? node, string path, List<Problem> problems)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && JsonWords.Day(value.ToString()) is { } day)
            return new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };
        problems.Add(new(path, FieldCodes.NotADay, DayExpected));
        return null;
    }
}
