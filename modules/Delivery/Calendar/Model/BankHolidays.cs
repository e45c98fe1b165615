using System.Globalization;
using System.Text.Json;

namespace Programme.Delivery;

/// <summary>Bank holidays of England and Wales in the layout of the gov.uk JSON: an object of divisions, each with events
/// that have a title and a date.</summary>
internal static class BankHolidays
{
    private const string Division = "england-and-wales";
    private const int FewestInYear = 8;

    /// <summary>Takes what is wrong with a file: the path of the value, a code, the value, what is expected.</summary>
    public delegate void ProblemFound(string path, string code, string? value, string expected);

    /// <summary>The copy that comes with the program (its note says where the facts are from).</summary>
    public static IReadOnlyDictionary<DateOnly, string> Bundled { get; } = ReadBundled();

    /// <summary>The bundled ones, and over them the imported ones.</summary>
    public static SortedDictionary<DateOnly, string> With(IEnumerable<(DateOnly On, string Title)> imported)
    {
        var holidays = new SortedDictionary<DateOnly, string>(Bundled.ToDictionary());
        foreach (var (on, title) in imported)
        {
            if (title.Length > 0)
                holidays[on] = title;
            else
                holidays.Remove(on);
        }
        return holidays;
    }

    /// <summary>The days that a newer list takes out: imported days of the years of the list that it has no more, and bundled ones of years
    /// that it has whole.</summary>
    /// <param name="list">The newer list.</param>
    /// <param name="known">Days so far.</param>
    /// <param name="imported">Those of them that an earlier list said.</param>
    public static IReadOnlyList<DateOnly> Removed(IReadOnlyDictionary<DateOnly, string> list, IEnumerable<DateOnly> known,
        IReadOnlySet<DateOnly> imported)
    {
        var days = list.Keys.CountBy(on => on.Year).ToDictionary();
        return [.. known.Where(on => !list.ContainsKey(on) && days.TryGetValue(on.Year, out var count)
            && (imported.Contains(on) || count >= FewestInYear))];
    }

    /// <summary>Reads a file.</summary>
    public static IReadOnlyDictionary<DateOnly, string> Read(Stream file, ProblemFound problem)
    {
        var holidays = new SortedDictionary<DateOnly, string>();
        try
        {
            using var json = JsonDocument.Parse(file);
            if (Events(json.RootElement) is { } events)
                ReadEvents(events, holidays, problem);
            else if (OtherDivision(json.RootElement) is { } other)
                problem("division", FieldCodes.OtherDivision, other,
                    "england-and-wales is expected; the bank holidays of other divisions are not those of the programme.");
            else
                problem(Division, FieldCodes.Missing, null,
                    "an object england-and-wales with a list of events is expected, as gov.uk publishes it; or the file of this division "
                        + "alone.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is for text that is half of a pair of surrogates.
            problem("", FieldCodes.NotJson, null, "the JSON of gov.uk's bank holidays is expected.");
        }
        return holidays;
    }

    /// <summary>The events of the division: in the file of all divisions, or in that of one, which gov.uk publishes too.</summary>
    private static JsonElement? Events(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? null : root.TryGetProperty(Division, out var division) ? EventsOf(division)
        : Text(root, "division") == Division ? EventsOf(root) : null;

    private static JsonElement? EventsOf(JsonElement division) =>
        division.ValueKind == JsonValueKind.Object && division.TryGetProperty("events", out var events)
        && events.ValueKind == JsonValueKind.Array ? events : null;

    private static string? OtherDivision(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && Text(root, "division") is { } division && division != Division ? division : null;

    private static void ReadEvents(JsonElement events, SortedDictionary<DateOnly, string> holidays, ProblemFound problem)
    {
        var at = 0;
        foreach (var item in events.EnumerateArray())
        {
            var path = $"{Division}.events[{at++}]";
            var title = Text(item, "title");
            var date = Text(item, "date");
            if (title is null or "")
                problem(path + ".title", FieldCodes.Missing, null, "a title is expected.");
            else if (title.Contains('\0', StringComparison.Ordinal))
                problem(path + ".title", FieldCodes.NulCharacter, null, "text without the character U+0000 is expected.");
            else if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
                problem(path + ".date", FieldCodes.NotADay, date, "a day written YYYY-MM-DD is expected.");
            else if (!holidays.TryAdd(on, title))
                problem(path + ".date", FieldCodes.Duplicate, date, "the day is in the list already.");
        }
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyDictionary<DateOnly, string> ReadBundled()
    {
        using var file = typeof(BankHolidays).Assembly.GetManifestResourceStream("bank-holidays.json")!;
        return Read(file, (path, code, _, _) =>
            throw new InvalidOperationException($"The bundled bank holidays are broken: {path} {code}."));
    }
}
