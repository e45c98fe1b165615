using System.Text.Json;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>How an authority's files are laid out, for files that arrive from a day on.</summary>
internal sealed record MappingRow : IOfAuthority
{
    private const string OurDays = "yyyy-MM-dd";
    private const string OurMonths = "yyyy-MM";

    public required string LaCode { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>JSON: our column to theirs.</summary>
    public required string Columns { get; init; }

    /// <summary>JSON: our column to the value of every row.</summary>
    public required string Constants { get; init; }

    public required string DayFormat { get; init; }
    public required string MonthFormat { get; init; }
    public required Delimiter Delimiter { get; init; }
    public required TextEncoding Encoding { get; init; }

    public static MappingRow Of(Mapping mapping) => new()
    {
        LaCode = mapping.LaCode,
        ValidFrom = mapping.ValidFrom.ToDateOnly(),
        Columns = Written(mapping.Columns),
        Constants = Written(mapping.Constants),
        DayFormat = mapping.DayFormat.Length > 0 ? mapping.DayFormat : OurDays,
        MonthFormat = mapping.MonthFormat.Length > 0 ? mapping.MonthFormat : OurMonths,
        Delimiter = mapping.Delimiter,
        Encoding = mapping.Encoding,
    };

    public Mapping ToMessage() => new()
    {
        LaCode = LaCode,
        ValidFrom = ValidFrom.ToDate(),
        Columns = { Read(Columns) },
        Constants = { Read(Constants) },
        DayFormat = DayFormat,
        MonthFormat = MonthFormat,
        Delimiter = Delimiter,
        Encoding = Encoding,
    };

    /// <summary>The same for who reads the file.</summary>
    public FileLayout ToLayout() => new(NamesAsRead(Columns), Read(Constants), Delimiter switch
    {
        Delimiter.Comma => ',',
        Delimiter.Semicolon => ';',
        Delimiter.Tab => '\t',
        Delimiter.Bar => '|',
        _ => null,
    }, Encoding switch
    {
        TextEncoding.Utf8 => TextForm.StrictUtf8,
        TextEncoding.Windows1252 => TextForm.Windows1252,
        TextEncoding.Utf16 => System.Text.Encoding.Unicode,
        _ => null,
    }, DayFormat == OurDays ? null : DayFormat, MonthFormat == OurMonths ? null : MonthFormat);

    private static string Written(IDictionary<string, string> pairs) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(pairs, StringComparer.Ordinal));

    /// <summary>Their names without what nobody sees, as a header is read.</summary>
    private static Dictionary<string, string> NamesAsRead(string json) =>
        Read(json).ToDictionary(pair => pair.Key, pair => CellText.Code(pair.Value));

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
