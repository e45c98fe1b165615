namespace Programme.Intake;

/// <summary>Errors and notes of a file, collected row by row.</summary>
/// <param name="fileName">Name of the file, for messages.</param>
/// <param name="ruleOf">Number of the rule with a code, of a list that has numbered rules.</param>
/// <param name="kept">Problems that are kept; a refusal shows fewer.</param>
public sealed class RowProblems(string fileName, Func<string, string?>? ruleOf = null, int kept = Faults.ProblemsShown)
{
    private const int NotesKept = 200;
    private readonly List<CellProblem> problems = [];
    private readonly List<Common.V1.RowNote> notes = [];
    private int problemsTotal;
    private int notesTotal;

    /// <summary>Says where a line and column are, in the words of the file that is read; null = as line and column.</summary>
    internal Func<int, string?, string?>? Place { get; set; }

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problemsTotal > 0;

    /// <summary>The errors that are kept (a limited number).</summary>
    public IReadOnlyList<CellProblem> Kept => problems;

    /// <summary>Adds an error: the file will be refused.</summary>
    public void Add(int? line, string? column, string code, string? value, string expected)
    {
        problemsTotal++;
        if (problems.Count < kept)
            problems.Add(new CellProblem(line, column, code, Shortened(value), expected)
            {
                Rule = ruleOf?.Invoke(code),
                Place = line is { } at ? Place?.Invoke(at, column) : null
            });
    }

    /// <summary>Adds a note: the row is taken all the same.</summary>
    public void Note(int line, string column, string code, string message)
    {
        notesTotal++;
        if (notes.Count < NotesKept)
            notes.Add(new Common.V1.RowNote
            {
                Line = line,
                Column = column,
                Code = code,
                Message = message,
                Rule = ruleOf?.Invoke(code) ?? "",
                Place = line > 0 ? Place?.Invoke(line, column.Length > 0 ? column : null) ?? "" : ""
            });
    }

    /// <summary>Adds a note about the file as a whole.</summary>
    public void NoteFile(string code, string message) => Note(0, "", code, message);

    /// <summary>Refuses the file if anything is wrong with it.</summary>
    public void ThrowIfAny()
    {
        if (Any)
            throw Faults.File(fileName, problems, problemsTotal);
    }

    /// <summary>Refuses a file with one sentence when nothing is stored of what its rows refer to, not with one for each row.</summary>
    /// <param name="known">How many there are.</param>
    /// <param name="sentence">What is lacking and what is to be imported first.</param>
    public void RequireAny(int known, string sentence)
    {
        if (known == 0)
            throw Refuse(null, null, FieldCodes.NothingBefore, null, sentence);
    }

    /// <summary>Refuses a file that is no list.</summary>
    /// <param name="what">What it is, and what to do.</param>
    public Exception RefuseKind(string what) =>
        Refuse(1, null, FieldCodes.NotAList, null, $"a list as text or as a workbook is expected. This is {what}");

    /// <summary>Refuses the file for one reason.</summary>
    public Exception Refuse(int? line, string? column, string code, string? value, string expected)
    {
        Add(line, column, code, value, expected);
        return Faults.File(fileName, problems, problemsTotal);
    }

    /// <summary>Refuses the file for one reason that explains every other error in it: those are left out.</summary>
    public Exception RefuseInstead(int? line, string code, string expected)
    {
        problems.Clear();
        problemsTotal = 0;
        return Refuse(line, null, code, null, expected);
    }

    /// <summary>Copies the notes into a report.</summary>
    public void Fill(Common.V1.ImportReport report)
    {
        report.Notes.AddRange(notes);
        report.NotesTotal = notesTotal;
    }

    private static string? Shortened(string? value) => value is null ? null : CellText.Shown(value.Length > 40 ? value[..40] + "…" : value);
}
