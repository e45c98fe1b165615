using System.Text.Json.Nodes;
using Programme.Instruments.V1;
using Programme.Outcomes;

namespace Programme.Boards;

/// <summary>What codes are called on a board. A reader never sees a code.</summary>
internal static class Words
{
    /// <summary>The words of every code that a label of a legend or a column may have.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByLabel { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["party"] = Of(("la", "Authority"), ("school", "School"), ("supervisor", "Supervisor"), ("other", "Others")),
            ["reason"] = Of(("changed_role", "Changed role"), ("left_school", "Left the school"), ("maternity", "Parental leave"),
                ("retired", "Retired"), ("unknown", "Reason not known")),
            ["class"] = Of(("prerequisite", "Prerequisites"), ("start_up", "Start-up"), ("recurring", "Recurring")),
            ["payer"] = Of(("la", "Authority pays"), ("programme", "Programme pays"), ("school", "School pays")),
            ["stage"] = Of(("eligible", "Eligible"), ("opted_out", "Opted out"), ("listed", "Listed (randomised)"),
                ("reported", "Reported contacts"), ("withdrawn_data", "Withdrew their data")),
            ["kind"] = Of(("information_sheet", "Schools: information sheet"), ("mou", "Schools: memorandum"),
                ("la_mou", "Authorities: memorandum"), ("la_dsa", "Authorities: data sharing")),
            ["role"] = Of(("lead", "Leads"), ("lead_and_deputy", "Leads and deputies")),
            ["module"] = Of(("enrolment", "Enrolment"), ("allocation", "Allocation"), ("delivery", "Delivery"), ("outcomes", "Outcomes"),
                ("costs", "Costs"), ("host", "Host"), ("access", "Access"), ("people", "People")),
            ["withheld"] = Of(("c", "c: a count of 1 to 5, or what would give one back"), ("x", "x: not returned"),
                ("z", "z: a share of nothing"), ("low", "low: rounds to zero"), ("none", "Nothing is withheld")),
            ["wave"] = Of(("baseline", "Baseline"), ("followup", "Follow-up")),
            ["figure"] = Of([(SurveySeries.Response, "Response, %"), .. OutcomesModule.Instruments.Values.SelectMany(instrument =>
                instrument.Scores.Select(score => (SurveySeries.CodeOf(instrument, score), ScoreInWords(instrument, score))))]),
        };

    /// <summary>A name for each series that a legend names by a code.</summary>
    public static IEnumerable<JsonObject> Legend(string label) =>
        ByLabel[label].Select(word => Transform.Override(word.Key, ("displayName", word.Value)));

    /// <summary>Words in the cells of a column.</summary>
    public static JsonArray Cells(string label) => Mapping([.. ByLabel[label].Select(word => (word.Key, word.Value, (string?)null))]);

    /// <summary>A text, and perhaps a colour, for each value.</summary>
    public static JsonArray Mapping(params (string Value, string Text, string? Colour)[] words)
    {
        var options = new JsonObject();
        foreach (var (value, text, colour) in words)
        {
            var look = new JsonObject { ["text"] = text, ["index"] = options.Count };
            if (colour is not null)
                look["color"] = colour;
            options[value] = look;
        }
        return [new JsonObject { ["type"] = "value", ["options"] = options },
            new JsonObject { ["type"] = "special", ["options"] = new JsonObject
                { ["match"] = "nan", ["result"] = new JsonObject { ["text"] = "–", ["index"] = options.Count } } }];
    }

    /// <summary>The title of a score with the points of its scale, where it is the mean of points.</summary>
    private static string ScoreInWords(Instrument instrument, InstrumentScore score)
    {
        var points = instrument.Scales.SelectMany(scale => scale.Points).Select(point => point.Value).ToList();
        return score.Method == "mean" ? $"{score.Title}, {points.Min()} to {points.Max()}" : score.Title;
    }

    private static Dictionary<string, string> Of(params (string Code, string Word)[] words) =>
        words.ToDictionary(word => word.Code, word => word.Word);
}
