using System.Data;
using System.Globalization;
using System.Text;
using CsvHelper;
using Google.Protobuf;
using Grpc.Core;
using MiniExcelLibs;
using Programme.Common.V1;

namespace Programme.Intake;

/// <summary>A list on its way out, in the columns in which it comes in: exported and imported again, it changes nothing.</summary>
/// <param name="Columns">Names of the header, as the import expects them.</param>
/// <param name="Rows">Cells in the order of the columns: texts, whole numbers, numbers, days; null = blank.</param>
public sealed record OutgoingList(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows)
{
    private const int PartBytes = 64 * 1024;

    /// <summary>Sends the file in parts.</summary>
    /// <param name="format">CSV (UTF-8) or XLSX.</param>
    /// <param name="parts">Where to.</param>
    /// <param name="part">Makes a message of some bytes.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public async Task SendAsync<TPart>(ListFormat format, IServerStreamWriter<TPart> parts, Func<ByteString, TPart> part,
        CancellationToken cancel)
    {
        using var file = new MemoryStream();
        if (format == ListFormat.Xlsx)
            await WriteWorkbookAsync(file, cancel);
        else
            WriteCsv(file);
        for (var at = 0; at < file.Length; at += PartBytes)
            await parts.WriteAsync(part(ByteString.CopyFrom(file.GetBuffer(), at, (int)Math.Min(PartBytes, file.Length - at))), cancel);
    }

    /// <summary>The whole list as CSV, for one that is small.</summary>
    public byte[] ToCsv()
    {
        using var file = new MemoryStream();
        WriteCsv(file);
        return file.ToArray();
    }

    private void WriteCsv(Stream file)
    {
        using var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        using var writer = new CsvWriter(text,
            new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var column in Columns)
            writer.WriteField(column);
        writer.NextRecord();
        foreach (var row in Rows)
        {
            foreach (var cell in row)
                writer.WriteField(Shown(cell));
            writer.NextRecord();
        }
    }

    /// <summary>The cell as it is written. A text that a spreadsheet would take for a formula begins with an apostrophe; the import takes
    /// it away.</summary>
    private static object? Shown(object? cell) => cell switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text when FormulaText.LooksLikeOne(text) => FormulaText.Escape(text),
        _ => cell,
    };

    /// <summary>Days as text, so that nothing is shown, or sent back, in the form of somebody's country.</summary>
    private async Task WriteWorkbookAsync(Stream file, CancellationToken cancel)
    {
        using var sheet = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in Columns)
            sheet.Columns.Add(column, typeof(object));
        foreach (var row in Rows)
            sheet.Rows.Add([.. row.Select(Shown)]);
        await file.SaveAsAsync(sheet, cancellationToken: cancel);
    }
}
