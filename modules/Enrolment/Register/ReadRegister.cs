using System.Globalization;
using Programme.Intake;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>What an extract writes where it knows nothing.</summary>
    private static readonly string[] NotKnown = ["", "NA", "Not applicable", "Does not apply", "None", ".."];

    /// <summary>Reads an extract row by row into the history, and into the review of what it changes.</summary>
    private static void ReadRegister(UploadedFile file, RowProblems problems, RegisterMerge merge, RegisterReview review)
    {
        using var table = CsvTable.Open(file, problems, RegisterList.Description);
        var words = new RegisterWords(problems);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows())
        {
            var entry = Entry(row, words);
            if (entry.Urn.Length > 0 && !seen.Add(entry.Urn))
                row.Problem("URN", FieldCodes.Duplicate, entry.Urn, "each establishment once is expected.");
            if (!problems.Any)
                review.Take(merge.Take(entry), entry);
        }
    }

    private static RegisterEntryRow Entry(CsvRow row, RegisterWords words)
    {
        var la = words.One(Digits(row, "LA (code)", 3));
        var number = Digits(row, "EstablishmentNumber", 4);
        return new RegisterEntryRow
        {
            Urn = UrnOf(row, "URN"),
            ExtractOn = default,
            LaCode = la,
            Laestab = number.Length == 0 ? "" : la + number,
            Name = row.Required("EstablishmentName"),
            TypeName = words.NameOf(row, RegisterCodes.Types),
            PhaseName = words.NameOf(row, RegisterCodes.Phases),
            StatusName = Status(row, words),
            OpenedOn = row.Day("OpenDate"),
            ClosedOn = row.Day("CloseDate"),
            ClosedReason = Known(row, "ReasonEstablishmentClosed (name)") is { } reason ? words.One(reason) : null,
            Pupils = row.Count("NumberOfPupils"),
            FsmPercent = Percentage(row, "PercentageFSM"),
        };
    }

    private static string UrnOf(CsvRow row, string column)
    {
        var urn = row.Required(column, 10);
        if (!urn.All(char.IsAsciiDigit))
            row.Problem(column, FieldCodes.NotAUrn, urn, "digits are expected.");
        return urn;
    }

    private static string? Known(CsvRow row, string column) => NotKnown.Contains(row.Text(column)) ? null : row.Optional(column);

    private static double? Percentage(CsvRow row, string column)
    {
        if (Known(row, column) is null)
            return null;
        // In a workbook it may be shown with its sign.
        var percent = row.Text(column) is [.., '%'] shown
            && decimal.TryParse(shown[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : row.Number(column);
        if (percent is < 0 or > 100)
            row.Problem(column, FieldCodes.OutOfRange, row.Text(column), "a percentage from 0 to 100 is expected.");
        return (double?)percent;
    }

    /// <summary>A number of fixed length whose leading zeros belong to it; some extracts lose them. Blank stays blank.</summary>
    private static string Digits(CsvRow row, string column, int length)
    {
        var text = row.Text(column);
        if (text.Length > length || !text.All(char.IsAsciiDigit))
            row.Problem(column, FieldCodes.NotACode, text, $"at most {length} digits are expected.");
        return text.Length == 0 ? "" : text.PadLeft(length, '0');
    }

    private static string Status(CsvRow row, RegisterWords words)
    {
        var status = words.NameOf(row, RegisterCodes.Statuses);
        if (status.Length == 0)
            row.Problem("EstablishmentStatus (name)", FieldCodes.Missing, null, "a value is expected.");
        return status;
    }
}
