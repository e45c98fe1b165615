using System.IO.Compression;

namespace Programme.Intake;

/// <summary>A ZIP archive with one file in it, as GIAS sends its extracts.</summary>
internal static class Archive
{
    private static readonly string[] Endings = [".csv", ".txt", ".tsv", ".json", ".xlsx", ".xlsm"];

    /// <summary>The name and content of the one file in an archive.</summary>
    /// <exception cref="WorkbookException">There is no such file, or more than one, or it is too large.</exception>
    public static string Unpack(Stream archive, Stream to, CancellationToken cancel) => Workbook.Guarded(() =>
    {
        archive.Position = 0;
        using var parts = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var files = parts.Entries.Where(part => part.Name.Length > 0 && !part.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
            && !part.Name.StartsWith('.')).ToList();
        var lists = files.Where(part => Endings.Contains(Path.GetExtension(part.Name).ToLowerInvariant())).ToList();
        if (lists.Count != 1)
            throw new WorkbookException(FieldCodes.NotOneFile,
                $"a ZIP archive with one list is expected (.csv, .xlsx or .json); this one holds {Named(files)}. Send the list alone.");
        var list = lists[0];
        if (list.IsEncrypted)
            throw new WorkbookException(FieldCodes.NotAList,
                $"the archive is protected by a password: unpack it, and send {CellText.Shown(list.Name)}.");
        if (list.Length > UploadedFile.LargestBytes)
            throw new WorkbookException(FieldCodes.TooLarge,
                $"the file {list.Name} in the archive is larger than {UploadedFile.LargestBytes / 1_000_000} MB.");
        using var content = list.Open();
        var part = new byte[81_920];
        for (int read; (read = content.Read(part)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            to.Write(part, 0, read);
        }
        return list.Name;
    });

    private static string Named(List<ZipArchiveEntry> files) =>
        files.Count == 0 ? "no file" : string.Join(", ", files.Take(5).Select(file => CellText.Shown(file.Name)))
        + (files.Count > 5 ? $" and {files.Count - 5} more" : "");
}
