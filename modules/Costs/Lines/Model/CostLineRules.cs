using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Checks a cost line of a request and returns all problems.</summary>
internal static class CostLineRules
{
    public static void Check(FieldProblems fields, CostLine line)
    {
        fields.AddIf(line.LineRef.Length > 0 && !CostLimits.IsReference(line.LineRef), "cost_line.line_ref", FieldCodes.NotAReference,
            CostLimits.ReferenceExpected);
        OneOf(fields, "payer", CostCodes.Payers.Values.Contains(line.Payer), CostCodes.Payers.Keys);
        OneOf(fields, "category", CostCodes.OfLines.Contains(line.Category), CostCodes.OfLines);
        OneOf(fields, "cost_class", CostCodes.Classes.Values.Contains(line.CostClass), CostCodes.Classes.Keys);
        OneOf(fields, "attribution", CostCodes.Attributions.Values.Contains(line.Attribution), CostCodes.Attributions.Keys);
        fields.AddIf(!CostLimits.Takes(line.AmountPence), "cost_line.amount_pence", FieldCodes.OutOfRange, CostLimits.AmountExpected);
        fields.AddIf(CostCodes.SaysBoth(line.Category, line.AmountPence, line.HasHours ? line.Hours : null, line.Money),
            "cost_line.category", FieldCodes.NotTogether, CostCodes.NothingExpected);
        fields.AddIf(line.HasHours && !CostLimits.Takes(line.Hours), "cost_line.hours", FieldCodes.OutOfRange, CostLimits.HoursExpected);
        fields.AddIf(line.EvidenceRef.Length > 0 && !CostLimits.IsReference(line.EvidenceRef), "cost_line.evidence_ref",
            FieldCodes.NotAReference, CostLimits.ReferenceExpected);
        fields.OneOf("cost_line.certainty", line.Certainty, optional: true);
        fields.OneOf("cost_line.money", line.Money, optional: true);
        fields.AddIf(line.Grade.Length > CostLimits.LongestGrade, "cost_line.grade", FieldCodes.TooLong,
            $"at most {CostLimits.LongestGrade} characters are expected.");
        fields.AddIf(!PriceYear.IsOne(line.PriceYear), "cost_line.price_year", FieldCodes.NotAYear, PriceYear.Expected);
        var (first, last) = (fields.Day("cost_line.period_start_on", line.PeriodStartOn),
            fields.Day("cost_line.period_end_on", line.PeriodEndOn));
        fields.AddIf(last > DateOnly.MinValue && first > last, "cost_line.period_end_on", FieldCodes.BeforeStart,
            "a day not before period_start_on is expected.");
    }

    private static void OneOf(FieldProblems fields, string field, bool known, IEnumerable<string> codes) =>
        fields.AddIf(!known, $"cost_line.{field}", FieldCodes.UnknownCode, $"one of {string.Join(", ", codes)} is expected.");
}
