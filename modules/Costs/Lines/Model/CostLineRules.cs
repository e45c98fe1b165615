using Programme.Costs.V1;
using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Costs;

/// <summary>What is wrong with a cost line in a request: all of it at once.</summary>
internal static class CostLineRules
{
    public static IReadOnlyList<Problem> Problems(CostLine line) => [.. Codes(line), .. Numbers(line), .. Period(line)];

    private static IEnumerable<Problem> Codes(CostLine line)
    {
        if (line.LineRef.Length > 0 && !CostLimits.IsReference(line.LineRef))
            yield return new("cost_line.line_ref", "NOT_A_REFERENCE", CostLimits.ReferenceExpected);
        if (!CostCodes.Payers.Values.Contains(line.Payer))
            yield return OneOf("payer", CostCodes.Payers.Keys);
        if (!CostCodes.Categories.Contains(line.Category))
            yield return OneOf("category", CostCodes.Categories);
        if (!CostCodes.Classes.Values.Contains(line.CostClass))
            yield return OneOf("cost_class", CostCodes.Classes.Keys);
        if (!CostCodes.Attributions.Values.Contains(line.Attribution))
            yield return OneOf("attribution", CostCodes.Attributions.Keys);
    }

    private static IEnumerable<Problem> Numbers(CostLine line)
    {
        if (!CostLimits.Takes(line.AmountPence))
            yield return new("cost_line.amount_pence", "OUT_OF_RANGE", CostLimits.AmountExpected);
        if (line.HasHours && !CostLimits.Takes(line.Hours))
            yield return new("cost_line.hours", "OUT_OF_RANGE", CostLimits.HoursExpected);
        if (!PriceYear.IsOne(line.PriceYear))
            yield return new("cost_line.price_year", "NOT_A_YEAR", PriceYear.Expected);
    }

    private static IEnumerable<Problem> Period(CostLine line)
    {
        var (first, last) = (Day(line.PeriodStartOn), Day(line.PeriodEndOn));
        if (first is null)
            yield return new("cost_line.period_start_on", "NOT_A_DAY", "a day of the calendar is expected.");
        if (last is null)
            yield return new("cost_line.period_end_on", "NOT_A_DAY", "a day of the calendar is expected.");
        if (first > last)
            yield return new("cost_line.period_end_on", "BEFORE_START", "a day not before period_start_on is expected.");
    }

    private static DateOnly? Day(Date? date) => date is not null && date.TryToDateOnly(out var day) ? day : null;

    private static Problem OneOf(string field, IEnumerable<string> codes) =>
        new($"cost_line.{field}", "UNKNOWN_CODE", $"one of {string.Join(", ", codes)} is expected.");
}
