using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>An allocation that was drawn elsewhere as a list that comes in.</summary>
internal static class AllocationList
{
    public static ListDescription Description { get; } = new("allocation", "allocation.csv",
        "A row for each school of the frozen list.",
    [
        new("la_code", ColumnForm.Digits, "350", "Authority."),
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("arm", ColumnForm.Code, "T", "Arm: T = intervention, C = control.") { Codes = AllocationFile.Arms.Keys },
    ]);
}
