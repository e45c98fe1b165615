using System.Globalization;
using System.Xml;

namespace Programme.Intake;

/// <summary>The number formats of a workbook, by the style of a cell, and its date system.</summary>
internal sealed class NumberForms
{
    private const int DaysTo1904 = 1_462;
    private readonly NumberForm[] byStyle;
    private readonly bool from1904;

    private NumberForms(NumberForm[] byStyle, bool from1904) => (this.byStyle, this.from1904) = (byStyle, from1904);

    /// <summary>Reads the part with the styles; null = the workbook has none.</summary>
    public static NumberForms Read(Stream? styles, bool from1904)
    {
        if (styles is null)
            return new NumberForms([], from1904);
        var (own, ids, list) = (new Dictionary<uint, NumberForm>(), new List<uint>(), "");
        using var content = styles;
        using var xml = XmlReader.Create(styles, SharedTexts.Settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            // Formats stand in other lists, too, such as that of conditional formats.
            list = xml.Depth == 1 ? xml.LocalName : list;
            if (xml.Depth == 2 && list == "numFmts" && xml.LocalName == "numFmt")
                own.TryAdd(Number(xml.GetAttribute("numFmtId")), NumberForm.Of(xml.GetAttribute("formatCode") ?? ""));
            else if (xml.Depth == 2 && list == "cellXfs" && xml.LocalName == "xf")
                ids.Add(Number(xml.GetAttribute("numFmtId")));
        }
        return new NumberForms([.. ids.Select(id => own.TryGetValue(id, out var form) ? form : NumberForm.OfBuiltIn(id))], from1904);
    }

    private static uint Number(string? id) =>
        uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

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
