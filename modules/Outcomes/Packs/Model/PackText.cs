using System.Globalization;
using System.Text;
using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>The texts of packs: tables as CSV, and the files that are the same in each.</summary>
internal static class PackText
{
    /// <summary>A CSV file; numbers in the invariant culture and so that they read back to the same.</summary>
    public static string Table(string header, IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
            text.Append(CsvText.Line(row.Select(Text))).Append('\n');
        return text.ToString();
    }

    /// <summary>A file that is part of the program (Packs/Files).</summary>
    public static string Shipped(string name)
    {
        using var stream = typeof(PackText).Assembly.GetManifestResourceStream($"pack/{name}")
            ?? throw new InvalidOperationException($"The program was built without pack/{name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
