using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Programme.Intake;

namespace Programme.Host;

/// <summary>The words of the contracts as they stand in JSON and in addresses: codes, days, and what is expected of a field.</summary>
internal static class JsonWords
{
    /// <summary>The full name of a code that is written in full or short: <c>SESSION_FORMAT_GROUP</c>, <c>group</c>; null = there is
    /// none.</summary>
    public static string? Code(EnumDescriptor type, string text)
    {
        var prefix = Prefix(type);
        var found = type.Values.FirstOrDefault(value => value.Name.Equals(text, StringComparison.OrdinalIgnoreCase)
            || value.Name.Equals(prefix + text, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? type.FindValueByNumber(number)
                : null);
        return found?.Name;
    }

    /// <summary>The codes of a type in their short form, without the one that says nothing.</summary>
    public static IEnumerable<string> Codes(EnumDescriptor type) =>
        type.Values.Where(value => value.Number != 0).Select(value => value.Name[Prefix(type).Length..].ToLowerInvariant());

    /// <summary>A day written 2021-12-01.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Dates.IsSensible(day) ? day : null;

    /// <summary>Whether a text is an instant after RFC 3339, such as 2021-12-01T10:30:00Z.</summary>
    public static bool IsInstant(string text)
    {
        try
        {
            return JsonParser.Default.Parse<Timestamp>(JsonSerializer.Serialize(text)) is not null;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    /// <summary>Bytes written in base64, in either alphabet, as base64 of the usual one; null = they are not.</summary>
    public static string? Base64(string text)
    {
        var usual = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[(usual.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(usual.PadRight((usual.Length + 3) / 4 * 4, '='), bytes, out var count)
            ? Convert.ToBase64String(bytes, 0, count) : null;
    }

    /// <summary>Whether a text can be a value of a field: the code of an authority has three digits.</summary>
    public static bool CanBe(FieldDescriptor field, string text) =>
        field.Name != "la_code" || text.Length == 0 || (text.Length == 3 && text.All(char.IsAsciiDigit));

    /// <summary>A whole number, also written 60.0 or 6e1, as ProtoJSON has it; null = it is none.</summary>
    public static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>Whether a whole number is in the range of a type.</summary>
    public static bool Fits(FieldType type, long number) => type switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => number is >= int.MinValue and <= int.MaxValue,
        FieldType.UInt32 or FieldType.Fixed32 => number is >= 0 and <= uint.MaxValue,
        FieldType.UInt64 or FieldType.Fixed64 => number >= 0,
        _ => true,
    };

    /// <summary>What is expected of a field, in a sentence.</summary>
    public static string Expected(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Enum => $"one of {string.Join(", ", Codes(field.EnumType))} is expected.",
        FieldType.String when field.Name == "la_code" => "the three-digit code of an authority is expected, as a text such as \"350\".",
        FieldType.String => "a text in quotation marks is expected.",
        FieldType.Bytes => "bytes are expected as a text in base64.",
        FieldType.Bool => "true or false is expected.",
        FieldType.Double or FieldType.Float => "a number is expected.",
        FieldType.Message => "its parts are expected, each by its name.",
        _ => "a whole number is expected.",
    };

    /// <summary>What all codes of a type begin with: the name of its first value before UNSPECIFIED.</summary>
    private static string Prefix(EnumDescriptor type) =>
        type.Values[0].Name.EndsWith("UNSPECIFIED", StringComparison.Ordinal) ? type.Values[0].Name[..^"UNSPECIFIED".Length] : "";
}
