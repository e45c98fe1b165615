using System.Globalization;
using System.Text;
using System.Xml;

namespace Programme.Intake;

/// <summary>What a cell says.</summary>
/// <param name="Text">Its value as a CSV file would have it.</param>
/// <param name="IsDate">Whether it is a date by its format or type.</param>
/// <param name="Fault">Why there is no value that could be taken; null = there is one.</param>
internal readonly record struct SheetCell(string Text, bool IsDate = false, (string Code, string Expected)? Fault = null)
{
    /// <summary>A cell without a value.</summary>
    public static SheetCell Blank { get; } = new("");
}

/// <summary>Reads the cells of a sheet, one at a time.</summary>
internal sealed class SheetCells(XmlReader xml, Lazy<IReadOnlyList<string>> texts, NumberForms forms)
{
    private static readonly (string, string) NoValue =
        (FieldCodes.FormulaWithoutValue,
            "the cell holds a formula and not what it comes to; open the workbook in Excel and save it, or paste the values.");
    private readonly StringBuilder value = new();

    /// <summary>Reads the cell on which the reader stands; null = it has no value.</summary>
    public SheetCell? Read()
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        if (xml.IsEmptyElement)
            return null;
        var (stored, isFormula, inline) = Children();
        if (isFormula && stored is null)
            return new SheetCell("", Fault: NoValue);
        if (type == "inlineStr")
            return OfText(inline);
        return stored is not { Length: > 0 } ? null : type switch
        {
            "s" => OfText(SharedText(stored)),
            "str" => OfText(stored),
            "b" => new SheetCell(stored == "1" ? "TRUE" : "FALSE"),
            "e" => new SheetCell("", Fault: (FieldCodes.CellError, $"the cell shows the error {stored}; a value is expected.")),
            "d" => OfIsoDate(stored),
            _ => OfNumber(stored, style),
        };
    }

    private (string? Stored, bool IsFormula, string? Inline) Children()
    {
        var (stored, isFormula, inline) = ((string?)null, false, (string?)null);
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "v":
                    value.Clear();
                    SharedTexts.Append(xml, value);
                    stored = value.ToString();
                    break;
                case "f":
                    isFormula = true;
                    break;
                case "is":
                    inline = SharedTexts.TextOf(xml);
                    break;
            }
        }
        return (stored, isFormula, inline);
    }

    private string SharedText(string stored) =>
        int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < texts.Value.Count
        ? texts.Value[number]
        : throw new InvalidDataException("A cell refers to a text that is not there.");

    private static SheetCell? OfText(string? text) => string.IsNullOrEmpty(text) ? null : new SheetCell(text);

    private SheetCell OfNumber(string stored, int style)
    {
        var (text, isDate) = forms.Written(stored, forms.Of(style));
        return new SheetCell(text, isDate);
    }

    private static SheetCell OfIsoDate(string stored) =>
        DateTime.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? new SheetCell(instant.ToString(instant.TimeOfDay.Ticks == 0 ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss",
                CultureInfo.InvariantCulture), true)
            : new SheetCell(stored);
}
