using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>The list of schools to be randomised as a list that comes in.</summary>
internal static class ListOfSchools
{
    public static ListDescription Description { get; } = new("list", "allocation-list.csv",
        "A row for each school of the list.",
    [
        new("la_code", ColumnForm.Digits, "350", "Authority."),
        new("urn", ColumnForm.Digits, "170002", "School."),
    ]);
}
