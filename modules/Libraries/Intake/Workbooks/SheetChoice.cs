namespace Programme.Intake;

/// <summary>Which sheet of a workbook is the list: the first visible one that has its header.</summary>
internal static class SheetChoice
{
    /// <summary>The rows of the sheet, at its header.</summary>
    public static (SheetRecords Records, HeaderSearch Header) Of(Workbook workbook, RowProblems problems, ListDescription list,
        FileLayout layout)
    {
        var needed = list.Needed.Where(name => !layout.Constants.ContainsKey(name)).Select(layout.NameOf).ToList();
        var hits = workbook.Sheets.Select(sheet => (Sheet: sheet, Hits: HitsOf(workbook, sheet, list, layout, needed))).ToList();
        var best = hits.Where(sheet => sheet.Hits == needed.Count).Concat(hits.OrderByDescending(sheet => sheet.Hits)).FirstOrDefault();
        if (best.Hits == 0)
            throw problems.Refuse(null, null, FieldCodes.NotThisList, null,
                $"a sheet with the columns {string.Join(", ", needed.Take(6))}{(needed.Count > 6 ? ", …" : "")} in its first rows is "
                    + $"expected. {Named(workbook.Sheets)}"
                    + (workbook.Hidden.Count == 0 ? ""
                        : $" Hidden sheets are not read: {string.Join(", ", workbook.Hidden.Take(10).Select(CellText.Shown))}."));
        foreach (var (sheet, _) in hits.Where(other => other.Sheet != best.Sheet && other.Hits == needed.Count))
            problems.NoteFile(FieldCodes.SheetNotRead,
                $"The sheet {NameOf(sheet)} has the header of this list, too; only {NameOf(best.Sheet)} was read.");
        var records = workbook.Read(best.Sheet);
        return (records, HeaderSearch.In(records, list, layout)!);
    }

    private static int HitsOf(Workbook workbook, Sheet sheet, ListDescription list, FileLayout layout, List<string> needed)
    {
        using var records = workbook.Read(sheet);
        return HeaderSearch.In(records, list, layout)?.Hits(needed) ?? 0;
    }

    private static string Named(IReadOnlyList<Sheet> sheets) => sheets.Count switch
    {
        0 => "The workbook has no visible sheet with cells.",
        1 => $"Its only visible sheet, {NameOf(sheets[0])}, has no such header.",
        _ => $"None of its visible sheets has: {string.Join(", ", sheets.Take(10).Select(NameOf))}.",
    };

    private static string NameOf(Sheet sheet) => CellText.Shown(sheet.Name);
}
