using System.IO.Compression;
using System.Text;

namespace Programme.Intake;

/// <summary>What a file is, by its first bytes and, of an archive, by what is in it.</summary>
public enum FileKind
{
    /// <summary>Text, as far as can be told.</summary>
    Text,

    /// <summary>A workbook with sheets in XML: .xlsx or .xlsm.</summary>
    Workbook,

    /// <summary>A ZIP archive of files.</summary>
    Archive,

    /// <summary>Something that is not read; what it is, is said beside it.</summary>
    Other,
}

/// <summary>Tells kinds of files apart.</summary>
internal static class FileKinds
{
    private const string Instead = "save it as .xlsx or as CSV UTF-8, and send that.";

    private const string Picture = "a picture, of which no cell can be read: send the list itself, as .xlsx or as CSV UTF-8.";

    private static readonly byte[] CompoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    private static readonly (byte[] Begin, string What)[] Others =
    [
        ("%PDF"u8.ToArray(), "a PDF file: " + Instead),
        ([0x89, .. "PNG"u8], Picture),
        ([0xff, 0xd8, 0xff], Picture),
        ("GIF8"u8.ToArray(), Picture),
        ("II*\0"u8.ToArray(), Picture),
        ("MM\0*"u8.ToArray(), Picture),
        ("{\\rtf"u8.ToArray(), "a text document (RTF): " + Instead),
        ([0x1f, 0x8b], "a file packed with gzip: unpack it, and send what is in it."),
        ("Rar!"u8.ToArray(), "a RAR archive: unpack it, and send what is in it."),
        ([0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive: unpack it, and send what is in it."),
    ];

    /// <summary>The kind of a file, and what it is when it is not read.</summary>
    public static (FileKind Kind, string? What) Of(Stream content)
    {
        content.Position = 0;
        var begin = new byte[512];
        var read = content.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        var (kind, what) = OfBegin(begin.AsSpan(0, read));
        return kind != FileKind.Archive ? what is null
            || !IsCompoundFile(begin) ? (kind, what) : (kind, OfCompoundFile(content)) : OfArchive(content);
    }

    /// <summary>The kind, as far as the first bytes tell; an archive may be a workbook.</summary>
    public static (FileKind Kind, string? What) OfBegin(ReadOnlySpan<byte> begin)
    {
        if (begin.StartsWith("PK\x03\x04"u8) || begin.StartsWith("PK\x05\x06"u8))
            return (FileKind.Archive, null);
        if (IsCompoundFile(begin))
            return (FileKind.Other, "a workbook of Excel 97 to 2003 (.xls), or one protected by a password: " + Instead);
        foreach (var (mark, what) in Others)
        {
            if (begin.StartsWith(mark))
                return (FileKind.Other, what);
        }
        var text = Encoding.Latin1.GetString(begin).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        if (text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
            return (FileKind.Other, "a web page, as some systems export under the name .xls: open it in Excel, " + Instead);
        return text.StartsWith("<?xml", StringComparison.Ordinal)
            ? (FileKind.Other, "an XML file (perhaps an XML spreadsheet of 2003): open it in Excel, " + Instead) : (FileKind.Text, null);
    }

    private static bool IsCompoundFile(ReadOnlySpan<byte> begin) => begin.StartsWith(CompoundFile);

    /// <summary>Excel before 2007, and every workbook with a password, is a compound file; the names in it tell which.</summary>
    private static string OfCompoundFile(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[Math.Min(content.Length, 16_000_000)];
        content.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? "a workbook protected by a password: remove the password (File, Info, Protect Workbook), save it, and send that."
            : bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0
            || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Book")) >= 0
                ? "a workbook of Excel 97 to 2003 (.xls): open it in Excel, " + Instead
                : "an Office file of 1997 to 2003: " + Instead;
    }

    private static (FileKind Kind, string? What) OfArchive(Stream content)
    {
        try
        {
            content.Position = 0;
            using var parts = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (parts.GetEntry("xl/workbook.xml") is not null)
                return (FileKind.Workbook, null);
            if (parts.GetEntry("xl/workbook.bin") is not null)
                return (FileKind.Other, "a binary workbook (.xlsb): open it in Excel, " + Instead);
            if (parts.GetEntry("word/document.xml") is not null || parts.GetEntry("ppt/presentation.xml") is not null)
                return (FileKind.Other, "a Word or PowerPoint document: " + Instead);
            if (parts.GetEntry("Index/Document.iwa") is not null)
                return (FileKind.Other, "a spreadsheet of Numbers: export it as .xlsx or as CSV, and send that.");
            return parts.GetEntry("mimetype") is { } type ? (FileKind.Other, OfMimeType(type))
                : (parts.GetEntry("[Content_Types].xml") is null ? FileKind.Archive : FileKind.Workbook, null);
        }
        catch (InvalidDataException)
        {
            return (FileKind.Other, "a workbook or ZIP archive that is not whole: save it or download it again.");
        }
    }

    private static string OfMimeType(ZipArchiveEntry type)
    {
        using var text = new StreamReader(type.Open());
        var letters = new char[200];
        var name = new string(letters, 0, text.ReadBlock(letters));
        return name.Contains("spreadsheet", StringComparison.Ordinal) ? "an OpenDocument spreadsheet (.ods): " + Instead
            : "an OpenDocument file: " + Instead;
    }
}
