using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Feedback as a list that comes in.</summary>
internal static class FeedbackList
{
    public static ListDescription Description { get; } = new("feedback", "feedback.csv",
        "A row for each respondent and wave; beside these columns one for each item of the instruments of its waves.",
    [
        new("respondent_kind", ColumnForm.Code, "dsl", "Who answers.") { Codes = [.. PracticeCodes.RespondentKinds.Keys] },
        new("lead_ref", ColumnForm.Code, "L0003", "The lead who answers.") { WhenBlank = "a supervisor answers" },
        new("supervisor_ref", ColumnForm.Code, "SSW01", "The supervisor who answers.")
            { WhenBlank = "a lead answers", IsOfAnotherRow = true },
        new("wave", ColumnForm.Code, "midpoint", "Wave."),
        new("theme_code", ColumnForm.Code, "thresholds", "Code of the theme of free text, never the text.") { WhenBlank = "none" },
    ]);
}
