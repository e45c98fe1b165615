using Programme.Intake;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>A file of contacts, read and checked while it comes in. Of a row only what is in <see cref="ReadContact"/> goes on;
/// no problem repeats a cell, because it may hold an id or a name. See decision 0030.</summary>
internal sealed class ReadContacts(ContactFrame frame) : IDisposable
{
    private const int MostTexts = 20_000;
    private const int MostFlagTexts = 10_000;
    private const string Id = "cont_contact_id";
    private const string Day = "cont_contact_date";
    private const string Source = "cont_contact_source_code";
    private const string Text = "cont_contact_source_desc";
    private const string Outcome = "cont_contact_outcome_json";

    /// <summary>The sector's codes, 2A to unknown.</summary>
    private static readonly string[] Sources =
    [
        "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C", "5D", "6", "7", "8", "9", "10",
    ];

    /// <summary>Eclipse writes a word for the code of schools.</summary>
    private const string SchoolsInEclipse = "SCHOOLS";

    private static readonly Dictionary<string, int> SourceAt = Sources.Select((code, at) => (code, at))
        .Append((SchoolsInEclipse, Array.IndexOf(Sources, ContactsHandler.SchoolSource)))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>The codes of sources, for the description of the list.</summary>
    public static IReadOnlyCollection<string> SourceCodes => Sources;

    private readonly SortedSpool<ReadContact> rows = new();
    private readonly Dictionary<string, int> textAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContactFlags> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> monthAt = frame.Months.Select((month, at) => (month, at))
        .ToDictionary(pair => pair.month, pair => pair.at);

    /// <summary>Texts that name a school, in the order of their places.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>Contacts, each once.</summary>
    public int Count { get; private set; }

    /// <summary>Rows that repeat another one.</summary>
    public int Dropped { get; private set; }

    /// <summary>Reads a file; it is refused with every error that it has.</summary>
    public static ReadContacts From(IncomingStream file, RowProblems problems, ContactFrame frame)
    {
        var read = new ReadContacts(frame);
        try
        {
            read.Take(file, problems);
            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>The contacts by mark, each once.</summary>
    public IEnumerable<ReadContact> Rows()
    {
        ReadContact? before = null;
        foreach (var row in rows.Sorted())
        {
            if (row.Mark != before?.Mark)
                yield return row;
            before = row;
        }
    }

    public string MonthOf(ReadContact row) => frame.Months[row.Month];

    public static string SourceOf(ReadContact row) => Sources[row.Source];

    public void Dispose() => rows.Dispose();

    private void Take(IncomingStream file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, ContactsList.Description);
        foreach (var row in table.Rows())
            rows.Add(Read(row));
        problems.ThrowIfAny();
        CheckRepeated(problems);
        problems.ThrowIfAny();
        Texts = [.. textAt.OrderBy(text => text.Value).Select(text => text.Key)];
    }

    private ReadContact Read(CsvRow row)
    {
        var id = row.Text(Id);
        if (id.Length is 0 or > 100)
            row.Problem(Id, id.Length == 0 ? FieldCodes.Missing : FieldCodes.TooLong, null,
                "the contact's id is expected, at most 100 characters.");
        var source = SourceAt.GetValueOrDefault(row.Text(Source), -1);
        if (source < 0)
            row.Problem(Source, FieldCodes.UnknownCode, null, $"one of {string.Join(", ", Sources)} is expected.");
        var text = source >= 0 && Sources[source] == ContactsHandler.SchoolSource ? TextAt(row) : -1;
        return new ReadContact(frame.Marks(id), frame.OlderMarks?.Invoke(id) ?? 0, row.Line, MonthAt(row), source, text, (int)FlagsOf(row));
    }

    private int MonthAt(CsvRow row)
    {
        if (WrittenDays.Day(row.Text(Day)) is not { } day)
            row.Problem(Day, FieldCodes.NotADay, null, "a day written YYYY-MM-DD is expected.");
        else if (day > frame.Today)
            row.Problem(Day, FieldCodes.InFuture, null, "a day that is not in the future is expected.");
        else if (monthAt.TryGetValue(day.ToMonth(), out var month))
            return month;
        else
            row.Problem(Day, FieldCodes.OutsideTrial, null,
                $"a day from {frame.Months[0]} to {frame.Months[^1]} is expected: leave other contacts out.");
        return 0;
    }

    private int TextAt(CsvRow row)
    {
        var text = row.Text(Text);
        if (textAt.TryGetValue(text, out var at))
            return at;
        if (text.Length > 200)
            row.Problem(Text, FieldCodes.TooLong, null, "the school's name is expected, at most 200 characters.");
        else if (textAt.Count == MostTexts)
            row.Problem(Text, FieldCodes.TooManyTexts, null,
                $"at most {MostTexts:N0} different texts for schools are expected: this column is for the school's name, not for notes.");
        else
            return textAt[text] = textAt.Count;
        return -1;
    }

    /// <summary>Few texts of flags differ, so each is parsed once.</summary>
    private ContactFlags FlagsOf(CsvRow row)
    {
        var json = row.Text(Outcome);
        if (known.TryGetValue(json, out var flags))
            return flags;
        if (!ContactFlagsText.TryParse(json, out var parsed, out var expected))
        {
            row.Problem(Outcome, FieldCodes.NotFlags, null, expected);
            return ContactFlags.None;
        }
        if (known.Count == MostFlagTexts)
            known.Clear();
        return known[json] = parsed;
    }

    private void CheckRepeated(RowProblems problems)
    {
        ReadContact? first = null;
        foreach (var row in rows.Sorted())
        {
            if (row.Mark != first?.Mark)
            {
                first = row;
                Count++;
                continue;
            }
            Dropped++;
            if (row.Repeats(first.Value))
                problems.Note(row.Line, Id, FieldCodes.DuplicateRow, $"the same row is on line {first.Value.Line}; left out.");
            else
                problems.Add(row.Line, Id, FieldCodes.Duplicate, null,
                    $"the same contact with other values is on line {first.Value.Line}; one row for each contact is expected.");
        }
    }
}
