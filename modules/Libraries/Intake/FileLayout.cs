using System.Text;

namespace Programme.Intake;

/// <summary>Layout of a sender's file, where it differs from the standard layout.</summary>
/// <param name="Theirs">Our column to theirs; a column that is not named is called as ours.</param>
/// <param name="Constants">Our columns that have the same value in every row, and are not looked for in the file; "" = blank.</param>
/// <param name="Delimiter">What separates the columns; null = detected.</param>
/// <param name="Encoding">How text is encoded, when no byte order mark says; null = detected.</param>
/// <param name="DayFormat">How days are written; null = in ISO or a British form.</param>
/// <param name="MonthFormat">How months are written; null = in ISO or a British form.</param>
public sealed record FileLayout(IReadOnlyDictionary<string, string> Theirs, IReadOnlyDictionary<string, string> Constants,
    char? Delimiter, Encoding? Encoding, string? DayFormat, string? MonthFormat)
{
    /// <summary>Our own: our names, whatever the encoding, the delimiter and the form of days.</summary>
    public static FileLayout Ours { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, string>(), null, null, null, null);

    /// <summary>The file's header for a standard column.</summary>
    public string NameOf(string column) => Theirs.GetValueOrDefault(column, column);
}
