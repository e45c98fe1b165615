namespace Programme.Intake;

/// <summary>Bounds on a workbook: a small file can unpack to any size, and one cell at the far corner is 17 billion cells of a sheet.
/// A national register (50,000 rows, 140 columns) stays within them.</summary>
internal static class WorkbookLimits
{
    /// <summary>Bytes of all parts, unpacked.</summary>
    public const long MostBytes = 1_000_000_000;

    /// <summary>How many times as large as the file its parts may be; sheets of real lists unpack to 5 to 40 times their size.</summary>
    public const long MostTimes = 200;

    /// <summary>Bytes below which the ratio says nothing.</summary>
    public const long SmallBytes = 8_000_000;

    /// <summary>Characters of all texts that cells share.</summary>
    public const int MostSharedText = 64_000_000;

    /// <summary>Texts that cells share.</summary>
    public const int MostSharedTexts = 2_000_000;

    /// <summary>Characters in a cell, as Excel limits them.</summary>
    public const int LongestText = 32_767;

    /// <summary>Columns of a list.</summary>
    public const int MostColumns = 1_024;

    /// <summary>Blank rows between two rows with values.</summary>
    public const int MostBlankRows = 10_000;

    /// <summary>Merged ranges of cells that are looked at.</summary>
    public const int MostMerged = 10_000;

    /// <summary>Cells with a value.</summary>
    public const int MostCells = 20_000_000;
}

/// <summary>A workbook that is not read, and why, in words for its sender.</summary>
/// <param name="code">A short code in capitals.</param>
/// <param name="expected">What is expected.</param>
public sealed class WorkbookException(string code, string expected) : Exception(expected)
{
    /// <summary>A short code in capitals.</summary>
    public string Code => code;
}
