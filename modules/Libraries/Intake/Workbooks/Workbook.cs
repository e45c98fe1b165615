using System.IO.Compression;
using System.IO.Packaging;
using System.Xml;

namespace Programme.Intake;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As its tab has it.</param>
/// <param name="Part">The part with its cells.</param>
internal sealed record Sheet(string Name, Uri Part);

/// <summary>An Excel workbook (.xlsx, .xlsm) whose visible sheets are read row by row, within <see cref="WorkbookLimits"/>. Only parts that
/// are read are looked for: programs leave relationships to drawings and comments that are not there.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly Package package;
    private readonly Uri workbook;
    private readonly Lazy<IReadOnlyList<string>> texts;
    private readonly NumberForms forms;
    private readonly CancellationToken cancel;

    private Workbook(Package package, CancellationToken cancel)
    {
        (this.package, this.cancel) = (package, cancel);
        workbook = Targets(package.GetRelationships(), new Uri("/", UriKind.Relative), "/officeDocument").FirstOrDefault().Part
            ?? throw new InvalidDataException("There is no workbook in it.");
        var parts = package.GetPart(workbook).GetRelationships().ToList();
        var (sheets, from1904) = Contents(Targets(parts, workbook, "/worksheet").ToDictionary(sheet => sheet.Id, sheet => sheet.Part));
        Sheets = [.. sheets.Where(sheet => sheet.IsVisible).Select(sheet => new Sheet(sheet.Name, sheet.Part))];
        Hidden = [.. sheets.Where(sheet => !sheet.IsVisible).Select(sheet => sheet.Name)];
        forms = NumberForms.Read(Open(Targets(parts, workbook, "/styles").FirstOrDefault().Part), from1904);
        texts = new(() => ReadTexts(Targets(parts, workbook, "/sharedStrings").FirstOrDefault().Part));
    }

    /// <summary>The sheets with cells that are not hidden, in their order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Names of the sheets that are hidden.</summary>
    public IReadOnlyList<string> Hidden { get; }

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="WorkbookException">It is beyond a bound, or cannot be read.</exception>
    public static Workbook Open(Stream content, CancellationToken cancel) => Guarded(() =>
    {
        CheckSize(content);
        content.Position = 0;
        var package = Package.Open(content, FileMode.Open, FileAccess.Read);
        try
        {
            return new Workbook(package, cancel);
        }
        catch
        {
            ((IDisposable)package).Dispose();
            throw;
        }
    });

    /// <summary>The rows of a sheet.</summary>
    public SheetRecords Read(Sheet sheet) => Guarded(() => new SheetRecords(sheet.Name, Open(sheet.Part)!, texts, forms, cancel));

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)package).Dispose();

    /// <summary>Faults of a file that only looks like a workbook come in many types.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or FileFormatException or FormatException
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

    /// <summary>The parts of a kind that are there, by the ids of their relationships. The names of kinds differ between the two
    /// standards; their ends do not.</summary>
    private IEnumerable<(string Id, Uri Part)> Targets(IEnumerable<PackageRelationship> relationships, Uri source, string kind) =>
        relationships.Where(one => one.TargetMode == TargetMode.Internal
                && one.RelationshipType.EndsWith(kind, StringComparison.Ordinal))
            .Select(one => (one.Id, Part: PackUriHelper.ResolvePartUri(source, one.TargetUri))).Where(one => package.PartExists(one.Part));

    /// <summary>The sheets, and whether days count from 1904.</summary>
    private (List<(string Name, Uri Part, bool IsVisible)> Sheets, bool From1904) Contents(Dictionary<string, Uri> parts)
    {
        var (sheets, from1904) = (new List<(string, Uri, bool)>(), false);
        using var content = Open(workbook)!;
        using var xml = XmlReader.Create(content, SharedTexts.Settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet" && IdOf(xml) is { } id && parts.TryGetValue(id, out var part))
                sheets.Add((xml.GetAttribute("name") ?? "Sheet", part, xml.GetAttribute("state") is null or "visible"));
        }
        return (sheets, from1904);
    }

    /// <summary>The attribute <c>id</c> of the namespace of relationships, which differs between the two standards.</summary>
    private static string? IdOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
            id = sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? sheet.Value : id;
        sheet.MoveToElement();
        return id;
    }

    private Stream? Open(Uri? part) => part is null ? null : package.GetPart(part).GetStream(FileMode.Open, FileAccess.Read);

    private IReadOnlyList<string> ReadTexts(Uri? part)
    {
        using var content = Open(part);
        return content is null ? [] : SharedTexts.Read(content, cancel);
    }
}
