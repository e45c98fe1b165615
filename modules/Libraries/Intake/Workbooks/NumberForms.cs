using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Programme.Intake;

/// <summary>The number formats of a workbook, by the style of a cell, and its date system.</summary>
internal sealed class NumberForms
{
    private const int DaysTo1904 = 1_462;
    private readonly NumberForm[] byStyle;
    private readonly bool from1904;

    public NumberForms(WorkbookPart workbook)
    {
        from1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? []).Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(format => format.Key, format => NumberForm.Of(format.First().FormatCode?.Value ?? ""));
        byStyle = [.. (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => own.TryGetValue(id, out var form) ? form : NumberForm.OfBuiltIn(id))];
    }

    /// <summary>The form of a style.</summary>
    public NumberForm Of(int style) => style >= 0 && style < byStyle.Length ? byStyle[style] : NumberForm.General;

    /// <summary>A number as the cell says it, and whether it is a date.</summary>
    public (string Text, bool IsDate) Written(string stored, NumberForm form)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (stored, false);
        if (form.IsDate && DayOf(number) is { } day)
            return (day, true);
        if (Math.Abs(number) >= 1e15 || !decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return (number.ToString("R", CultureInfo.InvariantCulture), false);
        // Fifteen digits, as Excel shows them: 0.1 + 0.2 is stored as 0.30000000000000004.
        var exact = decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return form.IsPercent ? ((exact * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%", false)
            : (form.Currency + form.Shown(exact), false);
    }

    private string? DayOf(double number)
    {
        var serial = from1904 ? number + DaysTo1904 : number;
        // Day 60 of the 1900 system is 29 February 1900, which was none; days before it count from one day later.
        if (serial is < 1 or >= 2_958_466 or (>= 60 and < 61))
            return null;
        var instant = DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        instant = new DateTime((instant.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        return instant.ToString(instant.TimeOfDay.Ticks == 0 ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }
}
