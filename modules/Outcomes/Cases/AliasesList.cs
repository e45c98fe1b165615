using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>Names that an authority writes for its schools as a list that comes in.</summary>
internal static class AliasesList
{
    public static ListDescription Description { get; } = new("aliases", "school-aliases-350.csv",
        "A row for each name that single contacts of an authority have for a school.",
    [
        new("alias", ColumnForm.Text, "Example High", "Name as it is written."),
        new("urn", ColumnForm.Digits, "176005", "School that is meant.") { WhenBlank = "none, or more than one" },
        new("match", ColumnForm.Code, "variant", "How the name was matched.") { Codes = ReadAliases.Matches.Keys },
    ])
    { Covers = "the names of the authority; one that it lacks is undecided again" };
}
