using System.Globalization;
using Google.Type;

namespace Programme.Host;

/// <summary>Reads what was typed into a form, and gathers what cannot be read. An empty field is one that was left out.</summary>
internal sealed class TypedFields(IReadOnlyDictionary<string, string> typed)
{
    private readonly List<PageProblem> problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<PageProblem> Problems => problems;

    public string Text(string name) => typed.GetValueOrDefault(name, "").Trim();

    /// <summary>The boxes that were ticked, or words with blanks or commas between them.</summary>
    public IReadOnlyList<string> Words(string name) =>
        Text(name).Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number; null = none.</summary>
    public int? Number(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(new(name, "Write a whole number in digits, or nothing."));
        return null;
    }

    /// <summary>A day as a browser sends it (2022-03-01), or as people write it (1/3/2022); null = none.</summary>
    public Date? Day(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 2100)
            return day.ToDate();
        problems.Add(new(name, "Write a day like 1/3/2022."));
        return null;
    }

    /// <summary>One of a closed list; the unspecified value = none.</summary>
    public TCode Code<TCode>(string name)
        where TCode : struct, Enum => PageWords.Code<TCode>(Text(name));

    /// <summary>What follows the prefix in the names of fields that hold something, and what they hold.</summary>
    public IEnumerable<(string Of, string Text)> Under(string prefix) => typed
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.Trim().Length > 0)
        .Select(field => (field.Key[prefix.Length..], field.Value.Trim()));
}
