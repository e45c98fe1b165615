using System.IO.Compression;
using System.Security;
using System.Text;

namespace Programme.Tests;

/// <summary>Writes workbooks part by part, as other programs than the one under test write them.</summary>
internal sealed class SheetMaker
{
    private readonly List<(string Name, string Xml, string State)> sheets = [];
    private readonly List<string> shared = [];
    private readonly List<string> formats = [];

    /// <summary>Whether days count from 1904, as Excel for Mac wrote them.</summary>
    public bool From1904 { get; init; }

    /// <summary>Whether sheets name drawings that are not in the archive, as those that R writes do.</summary>
    public bool LosesDrawings { get; init; }

    /// <summary>The style of a number format: a code, or a number for one that is built in.</summary>
    public int Style(string format)
    {
        if (!formats.Contains(format))
            formats.Add(format);
        return formats.IndexOf(format) + 1;
    }

    public static string Text(string text, string reference = "") =>
        $"<c{Ref(reference)} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public string Shared(string text, string reference = "")
    {
        shared.Add(text);
        return $"<c{Ref(reference)} t=\"s\"><v>{shared.Count - 1}</v></c>";
    }

    public string Number(string number, string format = "0", string reference = "") =>
        $"<c{Ref(reference)} s=\"{Style(format)}\"><v>{number}</v></c>";

    public static string Row(int number, params IEnumerable<string> cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    public SheetMaker Add(string name, string rows, string state = "visible", string after = "")
    {
        sheets.Add((name,
            $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{after}"
                + "</worksheet>", state));
        return this;
    }

    /// <summary>A sheet of texts, row by row.</summary>
    public SheetMaker AddTexts(string name, params string[][] rows) =>
        Add(name,
            string.Concat(rows.Select((row, at) =>
                Row(at + 1, row.Select((cell, column) => Text(cell, $"{(char)('A' + column)}{at + 1}"))))));

    /// <summary>The workbook.</summary>
    /// <param name="otherStyles">Lists before those of the cells in the part with the styles.</param>
    public byte[] ToBytes(string otherStyles = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Write(zip, "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                    + $"ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                    + $"ContentType=\"{Type}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
                    + $"ContentType=\"{Type}styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" "
                    + $"ContentType=\"{Type}sharedStrings+xml\"/>"
                    + string.Concat(numbers.Select(n =>
                        $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Type}worksheet+xml\"/>"))
                    + "</Types>");
            Write(zip, "_rels/.rels", Relations("<Relationship Id=\"r1\" Type=\"T/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            Write(zip, "xl/_rels/workbook.xml.rels",
                Relations(
                    string.Concat(numbers.Select(n =>
                        $"<Relationship Id=\"s{n}\" Type=\"T/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
                        + "<Relationship Id=\"st\" Type=\"T/styles\" Target=\"styles.xml\"/><Relationship Id=\"sh\" "
                        + "Type=\"T/sharedStrings\" Target=\"sharedStrings.xml\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                + $"relationships\"><workbookPr{(From1904 ? " date1904=\"1\"" : "")}/><sheets>"
                + string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" "
                    + $"sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"s{at + 1}\"/>"))
                + "</sheets></workbook>");
            Write(zip, "xl/styles.xml", Styles(otherStyles));
            Write(zip, "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + string.Concat(shared.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))
                    + "</sst>");
            foreach (var n in numbers)
                Write(zip, $"xl/worksheets/sheet{n}.xml", sheets[n - 1].Xml);
            foreach (var n in LosesDrawings ? numbers : [])
                Write(zip, $"xl/worksheets/_rels/sheet{n}.xml.rels",
                    Relations("<Relationship Id=\"d\" Type=\"T/drawing\" Target=\"../drawings/drawing1.xml\"/>"));
        }
        return file.ToArray();
    }

    private string Styles(string others) =>
        $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{others}<numFmts>"
            + string.Concat(formats.Select((format, at) =>
                $"<numFmt numFmtId=\"{164 + at}\" formatCode=\"{SecurityElement.Escape(format)}\"/>"))
            + "</numFmts><cellXfs><xf numFmtId=\"0\"/>"
            + string.Concat(formats.Select((format, at) =>
                $"<xf numFmtId=\"{(int.TryParse(format, out var builtIn) && format.Length == 2 ? builtIn : 164 + at)}\"/>"))
            + "</cellXfs></styleSheet>";

    private static string Relations(string relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations.Replace("\"T/", "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/", StringComparison.Ordinal)
            + "</Relationships>";

    private static string Ref(string reference) => reference.Length > 0 ? $" r=\"{reference}\"" : "";

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(text);
    }
}
