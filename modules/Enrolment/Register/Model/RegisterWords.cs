using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Status, phase and type of the rows of one extract: by their codes where the extract has them, else by their names as they
/// are spelt. The same word is kept once: a national extract has 50,000 rows and few different words.</summary>
internal sealed class RegisterWords(RowProblems problems)
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<(RegisterCodes Column, string Name), string> spelt = [];

    /// <summary>The same word, kept once.</summary>
    public string One(string word)
    {
        if (words.TryGetValue(word, out var known))
            return known;
        words.Add(word);
        return word;
    }

    /// <summary>The name of a row's code. Another name for a code is a note, and so is a code that is not known.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">Its columns and its codes.</param>
    public string NameOf(CsvRow row, RegisterCodes column)
    {
        var (code, name) = (row.Text(column.CodeColumn), row.Optional(column.NameColumn) ?? "");
        if (column.Names.TryGetValue(code.TrimStart('0') is { Length: > 0 } digits ? digits : code, out var usual))
        {
            if (name.Length > 0 && name != usual && told.Add($"{column.Column} {code} {name}"))
                problems.NoteFile(FieldCodes.OtherName,
                    $"{column.Column} {code} is called {name} in this file, usually {usual}; it goes by the code.");
            return usual;
        }
        if (code.Length > 0 && column.IsWhole && told.Add($"{column.Column} {code}"))
            problems.NoteFile(FieldCodes.UnknownCode,
                $"{column.Column} {code} ({name}) is a code that is not known; it goes by the name.");
        return Spelt(column, name);
    }

    /// <summary>The usual name that differs from this one in nothing but spaces, signs and case; else the name itself.</summary>
    private string Spelt(RegisterCodes column, string name)
    {
        if (!spelt.TryGetValue((column, name), out var usual))
            spelt[(column, name)] = usual = One(column.Names.Values.FirstOrDefault(known => Letters(known) == Letters(name)) ?? name);
        return usual;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
