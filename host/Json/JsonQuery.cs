using System.Globalization;
using Google.Protobuf.Reflection;

namespace Programme.Host;

/// <summary>Checks query parameters against the fields of a request, and puts them into the form that is transcoded.</summary>
internal static class JsonQuery
{
    /// <summary>The parameters as they go on, by the names of JSON; a day becomes three of them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Read(IQueryCollection query, MessageDescriptor type, List<Problem> problems)
    {
        var read = new List<KeyValuePair<string, string?>>();
        var seen = new HashSet<string>();
        foreach (var (name, values) in query)
        {
            if (Find(name, type, problems) is not { } found)
                continue;
            var before = read.Count;
            foreach (var value in values)
                Read(JsonFields.Shown(name), value ?? "", found, read, problems);
            var twice = read[before..].ConvertAll(part => part.Key).Find(part => !seen.Add(part));
            if (twice is not null && !found.Field.IsRepeated)
                problems.Add(new(JsonFields.Shown(name), FieldCodes.GivenTwice, "the parameter is given twice; once is expected."));
        }
        return read;
    }

    private static void Read(string name, string value, Found found, List<KeyValuePair<string, string?>> read, List<Problem> problems)
    {
        var (path, field) = found;
        if (field.FieldType != FieldType.Message)
        {
            if (Written(field, value) is { } text)
                read.Add(new(path, text));
            else
                problems.Add(new(name, FieldCodes.NotExpected,
                    JsonWords.Expected(field).Replace(", as a text such as \"350\"", ", such as 350", StringComparison.Ordinal)));
            return;
        }
        switch (field.IsRepeated ? "" : field.MessageType.FullName)
        {
            case "google.type.Date" when JsonWords.Day(value) is { } day:
                foreach (var (part, number) in new[] { ("year", day.Year), ("month", day.Month), ("day", day.Day) })
                    read.Add(new($"{path}.{part}", number.ToString(CultureInfo.InvariantCulture)));
                break;
            case "google.type.Date":
                problems.Add(new(name, FieldCodes.NotADay,
                    $"a day is expected, such as {name}=2021-12-01 or {name}.year=2021&{name}.month=12&{name}.day=1."));
                break;
            case "google.protobuf.Timestamp" when JsonWords.IsInstant(value):
                read.Add(new(path, value));
                break;
            case "google.protobuf.Timestamp":
                problems.Add(new(name, FieldCodes.NotAnInstant, $"an instant is expected, such as {name}=2021-12-01T10:30:00Z."));
                break;
            default:
                problems.Add(new(name, FieldCodes.NotExpected, JsonWords.Expected(field)));
                break;
        }
    }

    /// <summary>The field of a path such as <c>asOf.year</c>.</summary>
    private static Found? Find(string name, MessageDescriptor type, List<Problem> problems)
    {
        var (path, field, shown) = (new List<string>(), (FieldDescriptor?)null, JsonFields.Shown(name));
        foreach (var part in name.Split('.'))
        {
            if (field is { FieldType: not FieldType.Message } or { IsRepeated: true })
            {
                problems.Add(new(shown, FieldCodes.NoSuchField, $"{field.JsonName} has no parts here; its name alone is expected."));
                return null;
            }
            var within = field?.MessageType ?? type;
            field = JsonFields.Field(within, part);
            if (field is null)
            {
                problems.Add(JsonFields.Unknown(shown, part, within));
                return null;
            }
            path.Add(field.JsonName);
        }
        return new Found(string.Join('.', path), field!);
    }

    private static string? Written(FieldDescriptor field, string value) => field.FieldType switch
    {
        FieldType.Enum => JsonWords.Code(field.EnumType, value),
        FieldType.String => JsonWords.CanBe(field, value) ? value : null,
        FieldType.Bytes => JsonWords.Base64(value),
        FieldType.Bool => bool.TryParse(value, out var isTrue) ? (isTrue ? "true" : "false") : null,
        FieldType.Double or FieldType.Float => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        _ => JsonWords.Whole(value) is { } whole && JsonWords.Fits(field.FieldType, whole)
            ? whole.ToString(CultureInfo.InvariantCulture) : null,
    };

    /// <param name="Path">Names of JSON.</param>
    /// <param name="Field">The last of them.</param>
    private sealed record Found(string Path, FieldDescriptor Field);
}
