using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Programme.Intake;

/// <summary>An Excel workbook (.xlsx, .xlsm) whose visible sheets are read row by row, within <see cref="WorkbookLimits"/>.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly Lazy<IReadOnlyList<string>> texts;
    private readonly NumberForms forms;
    private readonly CancellationToken cancel;

    private Workbook(SpreadsheetDocument document, CancellationToken cancel)
    {
        (this.document, this.cancel) = (document, cancel);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("There is no workbook in it.");
        forms = new NumberForms(workbook);
        texts = new(() => ReadTexts(workbook));
        var all = (workbook.Workbook?.Sheets?.Elements<Sheet>() ?? []).ToList();
        Hidden = [.. all.Where(sheet => !IsVisible(sheet)).Select(sheet => sheet.Name?.Value ?? "Sheet")];
        Sheets = [.. all.Where(IsVisible)
            .Where(sheet => sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) && part is WorksheetPart)];
    }

    /// <summary>Names of the sheets that are hidden.</summary>
    public IReadOnlyList<string> Hidden { get; }

    /// <summary>The sheets with cells that are not hidden, in their order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="WorkbookException">It is beyond a bound, or cannot be read.</exception>
    public static Workbook Open(Stream content, CancellationToken cancel) => Guarded(() =>
    {
        CheckSize(content);
        content.Position = 0;
        var document = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { AutoSave = false });
        try
        {
            return new Workbook(document, cancel);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    });

    /// <summary>The rows of a sheet.</summary>
    public SheetRecords Read(Sheet sheet) => Guarded(() =>
        new SheetRecords(sheet.Name?.Value ?? "Sheet",
            ((WorksheetPart)document.WorkbookPart!.GetPartById(sheet.Id!.Value!)).GetStream(FileMode.Open, FileAccess.Read), texts, forms,
                cancel));

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    /// <summary>Faults of a file that only looks like a workbook come in many types.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or OpenXmlPackageException or FileFormatException
            or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or OverflowException
            or IndexOutOfRangeException)
        {
            throw new WorkbookException(FieldCodes.NotAWorkbook,
                "the workbook cannot be read; open it in Excel and save it anew as .xlsx, or as CSV UTF-8.");
        }
    }

    private static void CheckSize(Stream content)
    {
        content.Position = 0;
        using var parts = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var unpacked = parts.Entries.Sum(part => part.Length);
        if (unpacked > WorkbookLimits.MostBytes
            || (unpacked > WorkbookLimits.SmallBytes && unpacked / WorkbookLimits.MostTimes > content.Length))
            throw new WorkbookException(FieldCodes.TooLarge,
                $"the workbook unpacks to {unpacked / 1_000_000:N0} MB, {unpacked / Math.Max(content.Length, 1):N0} times its size; no "
                    + "list does. Save the list alone into a new workbook, or as CSV UTF-8.");
    }

    private static bool IsVisible(Sheet sheet) => sheet.State is null || sheet.State.Value == SheetStateValues.Visible;

    private IReadOnlyList<string> ReadTexts(WorkbookPart workbook)
    {
        if (workbook.SharedStringTablePart is not { } part)
            return [];
        using var content = part.GetStream(FileMode.Open, FileAccess.Read);
        return SharedTexts.Read(content, cancel);
    }
}
