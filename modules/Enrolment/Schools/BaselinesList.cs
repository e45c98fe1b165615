using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Completed baselines as a list that comes in.</summary>
internal static class BaselinesList
{
    public static ListDescription Description { get; } = new("baselines", "baselines.csv",
        "A row for each school that completed its baseline.",
    [
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("completed_on", ColumnForm.Day, "2021-07-01", "Day of completion."),
    ])
    { Covers = "the baselines of its authorities" };
}
