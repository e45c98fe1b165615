using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Links between establishments (GIAS) as a list that comes in.</summary>
internal static class LinksList
{
    public static ListDescription Description { get; } = new("links", "links_edubasealldata20210901.csv",
        "A row for each link of an establishment with another, as Get Information about Schools publishes them.",
    [
        new("URN", ColumnForm.Digits, "170005", "The establishment."),
        new("LinkURN", ColumnForm.Digits, "179004", "The other one."),
        new("LinkType", ColumnForm.Text, "Successor", "What the other one is to it."),
        new("LinkEstablishedDate", ColumnForm.Day, "01-11-2021", "Day of the link.") { WhenBlank = "not known" },
    ])
    { HasOtherColumns = true, IsWindows1252 = true, Covers = "all links" };
}
