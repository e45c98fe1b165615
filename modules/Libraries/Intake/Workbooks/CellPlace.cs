using System.Globalization;

namespace Programme.Intake;

/// <summary>Names of cells in a sheet.</summary>
internal static class CellPlace
{
    /// <summary>Column letters: 0 = A, 26 = AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>The column of a reference such as D14, from 0; -1 = it is none.</summary>
    public static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
                return column - 1;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 100_000)
                return -1;
        }
        return -1;
    }

    /// <summary>The row of a reference such as D14; 0 = it is none.</summary>
    public static int RowOf(ReadOnlySpan<char> reference) =>
        int.TryParse(reference.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var row) ? row : 0;

    /// <summary>A cell or row of a sheet, as Excel writes it: <c>Return!D14</c>, <c>'My list'!14:14</c>.</summary>
    public static string Of(string sheet, int row, int? column)
    {
        var name = sheet.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            && !char.IsDigit(sheet[0]) ? sheet : $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
        return column is { } at ? $"{name}!{Letters(at)}{row}" : $"{name}!{row}:{row}";
    }
}
