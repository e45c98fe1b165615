using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Intake;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private const string RegisterDay = "dd-MM-yyyy";

    /// <summary>Opening day and the rest are taken when the extract has them.</summary>
    private static readonly string[] RegisterColumns =
    [
        "URN", "LA (code)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)", "EstablishmentStatus (name)",
        "CloseDate", "PhaseOfEducation (name)", "NumberOfPupils",
    ];

    /// <summary>Reads an extract row by row into the history; returns how many schools are eligible in it.</summary>
    private static int ReadRegister(UploadedFile file, RowProblems problems, RegisterMerge merge, List<string> authorities)
    {
        using var table = CsvTable.Open(file, problems, RegisterColumns, CsvTable.Windows1252);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var inTrial = authorities.ToHashSet(StringComparer.Ordinal);
        var eligible = 0;
        foreach (var row in table.Rows())
        {
            var entry = Entry(row, words);
            if (entry.Urn.Length > 0 && !seen.Add(entry.Urn))
                row.Problem("URN", "DUPLICATE", entry.Urn, "each establishment once is expected.");
            if (Eligibility.ReasonAgainst(entry.StatusName, entry.PhaseName, entry.TypeName, inTrial.Contains(entry.LaCode)) is null)
                eligible++;
            if (!problems.Any)
                merge.Take(entry);
        }
        return eligible;
    }

    private static RegisterEntryRow Entry(CsvRow row, HashSet<string> words)
    {
        var la = One(words, Digits(row, "LA (code)", 3));
        var number = Digits(row, "EstablishmentNumber", 4);
        return new RegisterEntryRow
        {
            Urn = UrnOf(row, "URN"),
            ExtractOn = default,
            LaCode = la,
            Laestab = number.Length == 0 ? "" : la + number,
            Name = row.Required("EstablishmentName"),
            TypeName = One(words, row.Optional("TypeOfEstablishment (name)") ?? ""),
            PhaseName = One(words, row.Optional("PhaseOfEducation (name)") ?? ""),
            StatusName = One(words, row.Required("EstablishmentStatus (name)")),
            OpenedOn = row.Day("OpenDate", RegisterDay),
            ClosedOn = row.Day("CloseDate", RegisterDay),
            Pupils = row.Count("NumberOfPupils"),
        };
    }

    private static string UrnOf(CsvRow row, string column)
    {
        var urn = row.Required(column, 10);
        if (!urn.All(char.IsAsciiDigit))
            row.Problem(column, "NOT_A_URN", urn, "digits are expected.");
        return urn;
    }

    /// <summary>A number of fixed length whose leading zeros belong to it; some extracts lose them. Blank stays blank.</summary>
    private static string Digits(CsvRow row, string column, int length)
    {
        var text = row.Text(column);
        if (text.Length > length || !text.All(char.IsAsciiDigit))
            row.Problem(column, "NOT_A_CODE", text, $"at most {length} digits are expected.");
        return text.Length == 0 ? "" : text.PadLeft(length, '0');
    }

    /// <summary>The same word is kept once: a national extract has 50,000 rows and few different words.</summary>
    private static string One(HashSet<string> words, string word)
    {
        if (words.TryGetValue(word, out var known))
            return known;
        words.Add(word);
        return word;
    }
}
