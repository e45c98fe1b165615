using System.Globalization;
using Programme.Costs.V1;
using Programme.Intake;

namespace Programme.Costs;

/// <summary>cost-lines.csv.</summary>
internal static class CostLinesFile
{
    private static readonly Dictionary<string, int> Categories = CostCodes.OfLines.Select((code, at) => (code, at)).ToDictionary();

    /// <summary>The lines with their place in the file; what is wrong with them is in <paramref name="problems"/>.</summary>
    public static IReadOnlyList<(int Line, CostLineRow Row)> Read(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, CostLinesList.Description);
        var lines = new List<(int, CostLineRow)>();
        var seen = new Dictionary<string, int>();
        foreach (var row in table.Rows())
        {
            var line = LineOf(row);
            Check(row, line);
            if (line.LineRef.Length > 0 && !seen.TryAdd(line.LineRef, row.Line))
                row.Problem("line_ref", FieldCodes.Duplicate, line.LineRef, $"the same reference is on line {seen[line.LineRef]}.");
            lines.Add((row.Line, line));
        }
        return lines;
    }

    private static CostLineRow LineOf(CsvRow row) => new()
    {
        LineRef = row.Required("line_ref", CostLimits.LongestReference),
        LaCode = row.Optional("la_code", 3) ?? "",
        Urn = row.Optional("urn", 6),
        Payer = row.RequiredCode("payer", CostCodes.Payers),
        Category = CostCodes.OfLines[row.RequiredCode("category", Categories)],
        CostClass = row.RequiredCode("cost_class", CostCodes.Classes),
        AmountPence = Pence(row),
        Hours = (double?)row.Number("hours"),
        PriceYear = row.Required("price_year"),
        PeriodStartOn = row.RequiredDay("period_start"),
        PeriodEndOn = row.RequiredDay("period_end"),
        Attribution = row.RequiredCode("arm_attribution", CostCodes.Attributions),
        EvidenceRef = row.Optional("evidence_ref", CostLimits.LongestReference),
        Certainty = Optional(row, "certainty", CostCodes.Certainties),
        Money = Optional(row, "money", CostCodes.Moneys),
        Grade = row.Optional("grade", CostLimits.LongestGrade),
    };

    private static T? Optional<T>(CsvRow row, string column, IReadOnlyDictionary<string, T> codes)
        where T : struct => row.Text(column).Length == 0 ? null : row.RequiredCode(column, codes);

    private static void Check(CsvRow row, CostLineRow line)
    {
        if (line.LineRef.Length > 0 && !CostLimits.IsReference(line.LineRef))
            row.Problem("line_ref", FieldCodes.NotAReference, line.LineRef, CostLimits.ReferenceExpected);
        if (line.EvidenceRef is { } evidence && !CostLimits.IsReference(evidence))
            row.Problem("evidence_ref", FieldCodes.NotAReference, evidence, CostLimits.ReferenceExpected);
        if (CostCodes.SaysBoth(line.Category, line.AmountPence, line.Hours, line.Money))
            row.Problem("category", FieldCodes.NotTogether, line.Category, CostCodes.NothingExpected);
        if (line.PriceYear.Length > 0 && !PriceYear.IsOne(line.PriceYear))
            row.Problem("price_year", FieldCodes.NotAYear, line.PriceYear, PriceYear.Expected);
        if (!CostLimits.Takes(line.Hours))
            row.Problem("hours", FieldCodes.OutOfRange, row.Text("hours"), CostLimits.HoursExpected);
        if (line.PeriodStartOn != DateOnly.MinValue && line.PeriodEndOn != DateOnly.MinValue && line.PeriodStartOn > line.PeriodEndOn)
            row.Problem("period_end", FieldCodes.BeforeStart, row.Text("period_end"), "a day not before period_start is expected.");
        if (line.AmountPence < 0)
            row.Note("amount_pence", FieldCodes.Credit, $"{row.Text("amount_pence")} is negative: taken as a credit note.");
    }

    /// <summary>Whole pence with a sign: a credit note is a negative line.</summary>
    private static long Pence(CsvRow row)
    {
        var text = row.Text("amount_pence");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pence) && CostLimits.Takes(pence))
            return pence;
        row.Problem("amount_pence", text.Length == 0 ? FieldCodes.Missing : FieldCodes.NotWholePence, text.Length == 0 ? null : text,
            CostLimits.AmountExpected);
        return 0;
    }
}
