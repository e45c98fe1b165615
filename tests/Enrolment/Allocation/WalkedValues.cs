using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Programme.Tests;

/// <summary>Values for the fields of any request, by the fields' names and types. They follow from the public list of schools alone,
/// so that both twins are asked the same.</summary>
internal sealed class WalkedValues(ArmTwin twin)
{
    private readonly MadeProgramme made = twin.Made;

    private static readonly string[] Days = ["2022-03-31"];

    /// <summary>What a field can be asked with; none = it stays as it is.</summary>
    public IEnumerable<object> Of(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Texts(field.Name),
        FieldType.Enum => field.EnumType.Values.Where(value => value.Number > 0).Select(value => (object)value.Number),
        FieldType.Bool => field.Name is "validate_only" ? [] : [true],
        FieldType.Int32 => field.Name switch { "page_size" => [1_000], "to_version" => [2], _ => [1] },
        FieldType.Message when field.MessageType.FullName == "google.type.Date" => Days.Select(ToDay),
        FieldType.Bytes => [ByteString.CopyFromUtf8(MadeReturns.Text(made, "350", "2021-11", 0))],
        _ => [],
    };

    /// <summary>The message with every field that has a value.</summary>
    public IMessage Full(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (Of(field).FirstOrDefault() is { } value)
                Set(message, field, value);
        }
        return message;
    }

    /// <summary>Every request that asks for one more thing than <paramref name="start"/> does.</summary>
    public IEnumerable<IMessage> Variations(IMessage start) =>
        from field in start.Descriptor.Fields.InDeclarationOrder()
        from value in Of(field)
        select With(start, field, value);

    public static IMessage With(IMessage start, FieldDescriptor field, object value)
    {
        var copy = start.Descriptor.Parser.ParseFrom(start.ToByteArray());
        Set(copy, field, value);
        return copy;
    }

    public static object ToDay(string day)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return new Google.Type.Date { Year = on.Year, Month = on.Month, Day = on.Day };
    }

    private static void Set(IMessage message, FieldDescriptor field, object value)
    {
        if (field.IsMap)
            return;
        if (field.IsRepeated)
            ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
        else
            field.Accessor.SetValue(message, field.FieldType == FieldType.Enum ? Enum.ToObject(field.EnumType.ClrType, value) : value);
    }

    private IEnumerable<object> Texts(string name) => name switch
    {
        "la_code" or "la_codes" => made.Authorities.Take(2),
        "urn" or "urns" => made.Authorities.Take(2).SelectMany(la => made.Schools.Where(school => school.LaCode == la).Take(1))
            .Select(school => school.Urn),
        "lead_ref" or "person_ref" => made.Schools.Take(3).Select(school => school.Lead),
        "supervisor_ref" or "observer_ref" => ["SSW350"],
        "session_ref" => ["S350-0-0"],
        "group_ref" => ["G350"],
        "reporting_month" or "month" or "first_month" or "last_month" => ["2021-11"],
        "baseline_first_month" => ["2020-09"],
        "baseline_last_month" => ["2021-08"],
        "wave" or "first_wave" => ["baseline", "midpoint"],
        "code" => [twin.SurveyCodes[1], "total.all"],
        "second_wave" => ["followup"],
        "module" => ["enrolment", "delivery", "outcomes", "costs", "access"],
        "price_year" => ["2021/22"],
        "period" => ["2021-autumn"],
        "file_name" => ["350/2021-11.csv"],
        _ => [],
    };
}
