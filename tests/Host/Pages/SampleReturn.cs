using System.Text;

namespace Programme.Tests;

/// <summary>Synthetic returns of Tameside for months that its sample leaves out: those of another month with its name. Two schools
/// have a total and not how many contacts were closed, which is a query about each.</summary>
internal static class SampleReturn
{
    public static byte[] Tameside(string month)
    {
        var source = ReturnFile.Read("357", "2021-09");
        var first = DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var lines = File.ReadAllText(GivenOutcomes.Path("outcomes/returns/357/2021-09.csv"))
            .Replace("2021-09,", $"{month},", StringComparison.Ordinal)
            .Replace($"{source.ExtractOn:yyyy-MM-dd}", $"{first.AddMonths(1).AddDays(13):yyyy-MM-dd}", StringComparison.Ordinal)
            .Split('\n');
        foreach (var at in new[] { 1, 2 })
            lines[at] = Changed(lines[at], ("", 3));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <summary>The same with more contacts closed than there were.</summary>
    public static byte[] WithMoreThanAll(byte[] good)
    {
        var lines = Encoding.UTF8.GetString(good).Split('\n');
        lines[1] = Changed(lines[1], ("3", 2), ("5", 3));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Changed(string line, params (string Cell, int At)[] changes)
    {
        var cells = line.Split(',');
        foreach (var (cell, at) in changes)
            cells[at] = cell;
        return string.Join(',', cells);
    }
}
