using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace Programme.Intake;

/// <summary>An Excel workbook (.xlsx) among the files that come in. Its first sheet is turned into the CSV file that it would have
/// been, row for row, so that there is one set of checks, and a line in a message is the row of the sheet.
/// See decision 0002.</summary>
internal static class Workbook
{
    private const long LargestUnpacked = 4 * UploadedFile.LargestBytes;

    /// <summary>Whether these bytes are a workbook.</summary>
    public static bool IsOne(Stream content)
    {
        content.Position = 0;
        Span<byte> begin = stackalloc byte[4];
        if (content.ReadAtLeast(begin, 4, throwOnEndOfStream: false) < 4 || !begin.SequenceEqual("PK\x03\x04"u8))
            return false;
        try
        {
            content.Position = 0;
            using var parts = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return parts.GetEntry("xl/workbook.xml") is not null && parts.Entries.Sum(part => part.Length) <= LargestUnpacked;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Writes the first sheet as CSV: UTF-8 with its mark, days as ISO dates, numbers with a point.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or is larger than a file may be.</exception>
    public static void WriteCsv(Stream workbook, Stream csv)
    {
        workbook.Position = 0;
        using var text = new StreamWriter(csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var writer = new CsvWriter(text, CultureInfo.InvariantCulture);
        try
        {
            foreach (IDictionary<string, object?> row in workbook.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            {
                // A row without anything becomes a blank line, which is passed over.
                foreach (var cell in row.Values.All(cell => cell is null) ? [] : row.Values)
                    writer.WriteField(Written(cell));
                writer.NextRecord();
                if (csv.Length > UploadedFile.LargestBytes)
                    throw new InvalidDataException("The sheet is too large.");
            }
        }
        catch (Exception fault) when (fault is not (InvalidDataException or IOException or OutOfMemoryException))
        {
            throw new InvalidDataException("The workbook cannot be read.", fault);
        }
    }

    /// <summary>A cell as the CSV file would have it; on one line, so that lines are rows.</summary>
    private static string Written(object? cell) => cell switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!.ReplaceLineEndings(" "),
    };
}
