using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Programme.Intake;

/// <summary>The rows of a CSV file. A quotation mark that is not closed, or stands where none may, refuses the file.</summary>
internal sealed class CsvRecords : IRecords
{
    private const int LongestCell = 100_000;
    private readonly RowProblems problems;
    private readonly Func<int> firstBadLine;
    private readonly StreamReader reader;
    private readonly CsvParser parser;
    private int nextLine = 1;

    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="encoding">How it is encoded.</param>
    /// <param name="delimiter">What separates the columns.</param>
    /// <param name="problems">Where faults of quotation are told.</param>
    /// <param name="firstBadLine">Finds the first line with bytes that the encoding does not know.</param>
    public CsvRecords(Stream text, Encoding encoding, char delimiter, RowProblems problems, Func<int>? firstBadLine = null)
    {
        (this.problems, Delimiter, EncodingName) = (problems, delimiter, encoding.WebName);
        this.firstBadLine = firstBadLine ?? (() => Line);
        reader = new StreamReader(text, encoding, detectEncodingFromByteOrderMarks: false, 65_536, leaveOpen: true);
        parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = found => BadQuotation(found.Field, found.RawRecord),
            Delimiter = delimiter.ToString(),
            CacheFields = false,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
        });
    }

    /// <inheritdoc/>
    public string EncodingName { get; }

    /// <inheritdoc/>
    public char Delimiter { get; }

    /// <inheritdoc/>
    public int Count => parser.Count;

    /// <inheritdoc/>
    public int Line { get; private set; }

    /// <inheritdoc/>
    public string this[int column] => parser[column];

    /// <inheritdoc/>
    public bool IsDate(int column) => false;

    /// <inheritdoc/>
    public (string Code, string Expected)? FaultOf(int column) => null;

    /// <inheritdoc/>
    public string? PlaceOf(int line, int? column) => null;

    /// <inheritdoc/>
    public bool Read()
    {
        Line = nextLine;
        if (!Next())
            return false;
        var record = parser.RawRecord;
        var breaks = Breaks(record.AsSpan().Trim("\r\n"));
        nextLine += breaks + 1;
        if (record.Contains('"', StringComparison.Ordinal))
            CheckQuotation(record, breaks > 0);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        parser.Dispose();
        reader.Dispose();
    }

    private bool Next()
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            throw problems.Refuse(firstBadLine(), null, FieldCodes.NotUtf8, null,
                "the text is neither UTF-8 nor Windows-1252; save it as CSV UTF-8.");
        }
        catch (MaxFieldSizeException)
        {
            throw problems.Refuse(Line, null, FieldCodes.NotCsv, null,
                "a cell of more than 100,000 characters: either a quotation mark opens here and is not closed, or this is not a CSV file.");
        }
    }

    /// <summary>The parser looks at the quotation of a cell when the cell is read; a cell that nobody reads may hide rows, too.</summary>
    private void CheckQuotation(string record, bool hasBreaks)
    {
        var isSound = Quotation.IsSound(record.AsSpan().Trim("\r\n"), Delimiter);
        for (var i = 0; (hasBreaks || !isSound) && i < parser.Count; i++)
        {
            if (HoldsRows(parser[i], i, parser.Count - 1) && parser.Count > 2)
                throw problems.Refuse(Line, null, FieldCodes.QuoteNotClosed, null,
                    "a cell that holds whole rows: a quotation mark opens on this line, and the next one stands some rows below. Close it, "
                        + "or leave both out.");
        }
        if (!isSound)
            throw problems.Refuse(Line, null, FieldCodes.QuoteNotClosed, null,
                "a quotation mark that does not open or close a cell: close it where the cell ends, and double quotation marks inside a "
                    + "cell.");
    }

    /// <summary>A mark that opens in a column of one row and one that closes in the same column of a later row leave as many cells
    /// as the header has; what they enclose has the delimiters of the rest of the first row and of the beginning of the last.</summary>
    private bool HoldsRows(string cell, int column, int delimiters)
    {
        var (first, last) = (cell.AsSpan().IndexOfAny('\r', '\n'), cell.AsSpan().LastIndexOfAny('\r', '\n'));
        return first >= 0 && cell.AsSpan(0, first).Count(Delimiter) == delimiters - column
            && cell.AsSpan(last + 1).Count(Delimiter) == column;
    }

    private void BadQuotation(string field, string record)
    {
        var line = Line + Breaks(record.AsSpan(0, Math.Max(record.IndexOf(field, StringComparison.Ordinal), 0)));
        if (!field.StartsWith('"'))
            throw problems.Refuse(line, null, FieldCodes.QuoteInside, null,
                "a quotation mark inside a cell that does not begin with one: put the cell into quotation marks and double those inside "
                    + "it.");
        throw record.EndsWith(field, StringComparison.Ordinal) && field.Count(letter => letter == '"') % 2 == 1
            ? problems.Refuse(line, null, FieldCodes.QuoteNotClosed, null,
                "a quotation mark opens here and is never closed; all that follows it would be one cell.")
            : problems.Refuse(line, null, FieldCodes.QuoteNotClosed, null,
                "a quotation mark opens here, and the next one is not at the end of a cell: close it where the cell ends, and double "
                    + "quotation marks inside a cell.");
    }

    private static int Breaks(ReadOnlySpan<char> text)
    {
        var breaks = 0;
        for (int at; (at = text.IndexOfAny('\r', '\n')) >= 0; breaks++)
            text = text[(at + (text[at..].StartsWith("\r\n") ? 2 : 1))..];
        return breaks;
    }
}
