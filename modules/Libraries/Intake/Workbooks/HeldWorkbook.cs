namespace Programme.Intake;

/// <summary>A workbook that comes in over a call of which nothing is kept: its list of parts stands at its end, so it is held in
/// memory, where it is gone with the call.</summary>
internal static class HeldWorkbook
{
    private const int MostBytes = 32_000_000;

    /// <summary>The whole file.</summary>
    public static MemoryStream Of(IncomingStream file, RowProblems problems)
    {
        var held = new MemoryStream();
        var part = new byte[81_920];
        for (int read; (read = file.Read(part)) > 0;)
        {
            file.Cancel.ThrowIfCancellationRequested();
            held.Write(part, 0, read);
            if (held.Length > MostBytes)
                throw problems.Refuse(null, null, FieldCodes.TooLarge, null,
                    $"a workbook of at most {MostBytes / 1_000_000} MB is expected here; save the list as CSV UTF-8, which may have any "
                        + "size.");
        }
        var (kind, what) = FileKinds.Of(held);
        if (kind == FileKind.Workbook)
            return held;
        throw problems.Refuse(null, null, FieldCodes.NotAList, null,
            $"a list as text or as a workbook is expected. This is {what ?? "a ZIP archive: unpack it, and send the list."}");
    }
}
