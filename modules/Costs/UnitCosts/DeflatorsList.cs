using Programme.Intake;

namespace Programme.Costs;

/// <summary>Price indices as a list that comes in.</summary>
internal static class DeflatorsList
{
    public static ListDescription Description { get; } = new("deflators", "gdp-deflators.csv",
        "A row for each financial year.",
    [
        new("year", ColumnForm.Code, "2020/21", "Financial year."),
        new("index", ColumnForm.Number, "99.27", "Index above 0."),
        new("label", ColumnForm.Text, "GDP deflator, June 2022", "Where the index is from.") { WhenBlank = "not given",
            MayBeLeftOut = true },
    ])
    { Covers = "all years" };
}
