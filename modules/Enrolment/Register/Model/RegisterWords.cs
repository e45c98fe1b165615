using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Status, phase and type of the rows of one extract: by their codes where the extract has them, else by their names as they
/// are spelt. The same word is kept once: a national extract has 50,000 rows and few different words.</summary>
internal sealed class RegisterWords(RowProblems problems)
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

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
    /// <param name="column">Column without <c> (code)</c> and <c> (name)</c>.</param>
    /// <param name="names">Names by code.</param>
    /// <param name="isWhole">Whether <paramref name="names"/> are all codes that there are.</param>
    public string NameOf(CsvRow row, string column, IReadOnlyDictionary<string, string> names, bool isWhole)
    {
        var (code, name) = (row.Text($"{column} (code)"), row.Optional($"{column} (name)") ?? "");
        if (names.TryGetValue(code.TrimStart('0') is { Length: > 0 } digits ? digits : code, out var usual))
        {
            if (name.Length > 0 && name != usual && told.Add($"{column} {code} {name}"))
                problems.NoteFile(FieldCodes.OtherName,
                    $"{column} {code} is called {name} in this file, usually {usual}; it goes by the code.");
            return One(usual);
        }
        if (code.Length > 0 && isWhole && told.Add($"{column} {code}"))
            problems.NoteFile(FieldCodes.UnknownCode, $"{column} {code} ({name}) is a code that is not known; it goes by the name.");
        return One(names.Values.FirstOrDefault(known => Letters(known) == Letters(name)) ?? name);
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
