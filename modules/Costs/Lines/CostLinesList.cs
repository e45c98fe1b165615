using Programme.Intake;

namespace Programme.Costs;

/// <summary>Cost lines as a list that comes in.</summary>
internal static class CostLinesList
{
    public static ListDescription Description { get; } = new("costs", "cost-lines.csv",
        "A row for each cost.",
    [
        new("line_ref", ColumnForm.Code, "K00001", "Reference of the line."),
        new("la_code", ColumnForm.Digits, "350", "Authority.") { WhenBlank = "of the programme as a whole" },
        new("urn", ColumnForm.Digits, "170002", "School.") { WhenBlank = "of no one school" },
        new("payer", ColumnForm.Code, "la", "Who pays.") { Codes = [.. CostCodes.Payers.Keys] },
        new("category", ColumnForm.Code, "management", "Kind of cost; nothing_spent with 0 pence is a nil return.")
            { Codes = [.. CostCodes.OfLines] },
        new("cost_class", ColumnForm.Code, "recurring", "Class of cost.") { Codes = [.. CostCodes.Classes.Keys] },
        new("amount_pence", ColumnForm.Code, "4892480", "Whole pence; a credit note is negative."),
        new("hours", ColumnForm.Number, "12.5", "Hours of work.") { WhenBlank = "not counted in hours", MayBeLeftOut = true },
        new("price_year", ColumnForm.Code, "2020/21", "Financial year of the prices."),
        new("period_start", ColumnForm.Day, "2021-03-01", "First day of what is paid for."),
        new("period_end", ColumnForm.Day, "2021-08-31", "Last day of what is paid for."),
        new("arm_attribution", ColumnForm.Code, "intervention", "To what the cost belongs.") { Codes = [.. CostCodes.Attributions.Keys] },
        new("evidence_ref", ColumnForm.Code, "INV-2041", "Invoice or journal number.") { WhenBlank = "not said", MayBeLeftOut = true },
        new("certainty", ColumnForm.Code, "actual", "How sure the amount is.") { Codes = [.. CostCodes.Certainties.Keys],
            WhenBlank = "not said", MayBeLeftOut = true },
        new("money", ColumnForm.Code, "spent", "Planned or spent.") { Codes = [.. CostCodes.Moneys.Keys], WhenBlank = "spent",
            MayBeLeftOut = true },
        new("grade", ColumnForm.Text, "NJC 33", "Grade or scale point of the hours.") { WhenBlank = "not said", MayBeLeftOut = true },
    ])
    { Covers = "the lines of its authorities; a line without authority stands for all such lines" };
}
