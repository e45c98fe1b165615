using System.Globalization;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.Primitives;

namespace Programme.Host;

/// <summary>Checks query parameters against the fields of a request, and puts them into the form that is transcoded.</summary>
internal static class JsonQuery
{
    /// <summary>The parameters as they go on; a day becomes three of them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Read(IQueryCollection query, MessageDescriptor type, List<Problem> problems)
    {
        var read = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in query)
            Read(name, values, type, read, problems);
        return read;
    }

    private static void Read(string name, StringValues values, MessageDescriptor type, List<KeyValuePair<string, string?>> read,
        List<Problem> problems)
    {
        if (Find(name, type, problems) is not { } field)
            return;
        if (values.Count > 1 && !field.IsRepeated)
            problems.Add(new(name, FieldCodes.GivenTwice, "the parameter is given twice; once is expected."));
        foreach (var value in values)
        {
            if (field.FieldType == FieldType.Message)
                ReadMessage(name, value ?? "", field, read, problems);
            else if (Written(field, value ?? "") is { } text)
                read.Add(new(name, text));
            else
                problems.Add(new(name, FieldCodes.NotExpected,
                    JsonWords.Expected(field).Replace(", as a text such as \"350\"", ", such as 350", StringComparison.Ordinal)));
        }
    }

    /// <summary>The field of a path such as <c>asOf.year</c>.</summary>
    private static FieldDescriptor? Find(string name, MessageDescriptor type, List<Problem> problems)
    {
        FieldDescriptor? field = null;
        foreach (var part in name.Split('.'))
        {
            if (field is { FieldType: not FieldType.Message })
            {
                problems.Add(new(name, FieldCodes.NoSuchField, $"{field.JsonName} has no parts."));
                return null;
            }
            var within = field?.MessageType ?? type;
            field = JsonFields.Field(within, part);
            if (field is not null)
                continue;
            problems.Add(JsonFields.Unknown(name, part, within));
            return null;
        }
        return field;
    }

    private static void ReadMessage(string name, string value, FieldDescriptor field, List<KeyValuePair<string, string?>> read,
        List<Problem> problems)
    {
        if (field.MessageType.FullName != "google.type.Date")
        {
            read.Add(new(name, value));
            return;
        }
        if (JsonWords.Day(value) is not { } day)
        {
            problems.Add(new(name, FieldCodes.NotADay,
                $"a day is expected, such as {name}=2021-12-01 or {name}.year=2021&{name}.month=12&{name}.day=1."));
            return;
        }
        foreach (var (part, number) in new[] { ("year", day.Year), ("month", day.Month), ("day", day.Day) })
            read.Add(new($"{name}.{part}", number.ToString(CultureInfo.InvariantCulture)));
    }

    private static string? Written(FieldDescriptor field, string value) => field.FieldType switch
    {
        FieldType.Enum => JsonWords.Code(field.EnumType, value),
        FieldType.String => JsonWords.CanBe(field, value) ? value : null,
        FieldType.Bytes => value,
        FieldType.Bool => value is "true" or "false" ? value : null,
        FieldType.Double or FieldType.Float => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value
            : null,
        _ => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && JsonWords.Fits(field.FieldType, whole) ? value : null,
    };
}
