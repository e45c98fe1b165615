using System.Text.Json.Nodes;
using Programme.Calls;

namespace Programme.Boards;

/// <summary>What happened when: Grafana's annotations, from series whose value is the time of what they tell.</summary>
internal static class Events
{
    /// <summary>Of one authority: draw, half terms, definitions, breaks, lock.</summary>
    public static IReadOnlyList<JsonObject> OfAuthority { get; } =
    [
        One("Draw", "blue", "Schools were randomised", "", Published.DrawnAt, View.Authority),
        One("Half terms", "#8e8e8e", "A half term begins", "", Published.HalfTermAt, View.Authority),
        One("Definitions", "purple", "Definition of inappropriate contacts from here on", "Rule {{definition}}",
            Published.ContactDefinitionFrom, View.Authority, "period, definition"),
        One("Breaks", "orange", "Contacts are not comparable with those before", "", Published.ContactBreakFrom, View.Authority),
        One("Data lock", "red", "The data of the trial were locked", "", Published.DataLockedAt, View.Authority),
    ];

    /// <summary>Of all authorities: half terms differ, so they are not drawn.</summary>
    public static IReadOnlyList<JsonObject> OfProgramme { get; } =
    [
        One("Draw", "blue", "Schools were randomised", "", Published.DrawnAt, View.EachAuthority),
        One("Breaks", "orange", "Contacts are not comparable with those before", "In {{la_name}}", Published.ContactBreakFrom,
            View.EachAuthority, "period, la_name"),
        One("Data lock", "red", "The data of the trial were locked", "", Published.DataLockedAt, View.EachAuthority),
    ];

    /// <summary>The store has seconds, Grafana's time axis has milliseconds.</summary>
    private static JsonObject One(string name, string colour, string title, string text, Series series, View view,
        string labels = "period") => new()
        {
            ["name"] = name,
            ["enable"] = true,
            ["hide"] = false,
            ["iconColor"] = colour,
            ["datasource"] = Panel.Source(),
            ["target"] = new JsonObject
            {
                ["refId"] = "Anno",
                ["datasource"] = Panel.Source(),
                ["expr"] = $"{view.Rate(series, labels)} * 1000",
                ["interval"] = "1d",
            },
            ["titleFormat"] = title,
            ["textFormat"] = text,
            ["tagKeys"] = "",
            ["useValueForTime"] = true,
        };
}
