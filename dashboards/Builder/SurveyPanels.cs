using System.Text.Json.Nodes;
using Programme.Calls;
using Programme.Outcomes;

namespace Programme.Boards;

/// <summary>What leads and deputies said: response and mean scores of each wave.</summary>
internal static class SurveyPanels
{
    private const string Response = $"figure=\"{SurveySeries.Response}\"";
    private const string None = "No survey: no wave has opened yet, or no list of schools is frozen.";

    /// <summary>What stands in place of a value; a mean score is never below zero.</summary>
    private static readonly (int Sign, string Reason)[] Reasons = [(-1, "c"), (-2, "x"), (-3, "open")];

    private static readonly JsonArray Signs = Words.Mapping([.. Reasons.Select(one => ($"{one.Sign}", one.Reason, (string?)null))]);

    /// <summary>One row for each wave and figure, beside all authorities together.</summary>
    public static Panel Waves(View view, int width) => Charts.Table("Surveys: response, burnout and wellbeing",
        "People who answered (numerator) and were invited (denominator), their share in percent; mean score of those who answered, in "
            + "points of its scale. Burnout: 100 is worst. The last two columns are of all authorities, for who may see them. Of fewer "
            + "than ten people all is withheld: c = of too few, or would give such a one back; x = nobody was invited or answered; open "
            + "= scores are shown when the wave is closed.", None, [("wave", "Wave", 90), ("figure", "Figure", 340)],
        new("Answers", view.Sum(Published.SurveyAnswers, By)),
        new("Invited", $"{view.Sum(Published.SurveyInvited, "wave")} * on (wave) group_right () ({view.Sum(Published.SurveyAnswers, By,
            Response)} >= bool 0)"),
        new("Value", Value(view, view.Sum(Published.SurveyAnswers, By, Response), view.Sum(Published.SurveyInvited, "wave")), Units.Number),
        new("Answers, all", View.Programme.Rate(Published.SurveyAnswersPooled, By)),
        new("Value, all", Value(View.Programme, View.Programme.Rate(Published.SurveyAnswersPooled, By, Response),
            View.Programme.Rate(Published.SurveyInvitedPooled, "wave")), Units.Number)) with
    { Width = width, Mappings = Signs };

    private const string By = "wave, figure";

    private static string Value(View view, string answered, string invited) => string.Join(" or ",
        Reasons.Select(one => $"{one.Sign} * {view.Rate(Published.SurveyWithheld, By, $"reason=\"{one.Reason}\"")}")
            .Prepend(view.Rate(Published.SurveyMean, By)).Prepend($"100 * {answered} / on (wave) group_left () {invited}"));
}
