using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>Answers to surveys as a list that comes in.</summary>
internal static class SurveysList
{
    public static ListDescription Description { get; } = new("surveys", "surveys.csv",
        "A row for each person, school and wave; beside these columns one for each item that its waves ask.",
    [
        new("wave", ColumnForm.Code, "baseline", "Wave."),
        new("lead_ref", ColumnForm.Code, "L0001", "Person."),
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("completed_on", ColumnForm.Day, "2021-09-26", "Day of the answers."),
    ]);
}
