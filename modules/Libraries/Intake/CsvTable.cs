using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Programme.Intake;

/// <summary>A CSV file read by header name, row by row. The header must have the required columns, written exactly so;
/// unknown columns are ignored; blank lines and a byte order mark are, too.</summary>
public sealed class CsvTable : IDisposable
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private readonly UploadedFile? file;
    private readonly Func<bool> hasZeros;
    private readonly StreamReader reader;
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly RowProblems problems;

    static CsvTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private CsvTable(UploadedFile? file, Stream content, Func<bool> hasZeros, RowProblems problems, Encoding encoding)
    {
        (this.file, this.hasZeros, this.problems) = (file, hasZeros, problems);
        reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, 65_536, leaveOpen: true);
        parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            CacheFields = false,
            MaxFieldSize = 100_000,
        });
    }

    /// <summary>Windows-1252, as GIAS publishes.</summary>
    public static Encoding Windows1252 => Encoding.GetEncoding(1252);

    /// <summary>Opens a file and checks its header; a file that is not such a table is refused.</summary>
    public static CsvTable Open(UploadedFile file, RowProblems problems, IReadOnlyList<string> required, Encoding? encoding = null)
    {
        if (file.Length == 0)
            throw problems.Refuse(null, null, "EMPTY", null, "the file is empty; a header line and rows are expected.");
        return WithHeader(new CsvTable(file, file.Read(), () => file.HasZeros, problems, encoding ?? StrictUtf8), required);
    }

    /// <summary>The same for a file that is read as it comes in and is kept nowhere.</summary>
    public static CsvTable Open(IncomingStream file, RowProblems problems, IReadOnlyList<string> required) =>
        WithHeader(new CsvTable(null, file, () => file.HasZeros, problems, StrictUtf8), required);

    private static CsvTable WithHeader(CsvTable table, IReadOnlyList<string> required)
    {
        try
        {
            table.ReadHeader(required);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>The rows, one at a time: a row is only valid until the next is read. A row whose text nothing could store is an
    /// error and left out.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        while (Next())
        {
            if (!hasZeros() || !HasNul())
                yield return new CsvRow(parser, columns, problems, parser.RawRow);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        parser.Dispose();
        reader.Dispose();
    }

    private void ReadHeader(IReadOnlyList<string> required)
    {
        if (!Next() || parser.Record!.Any(name => name.Contains('\0', StringComparison.Ordinal)))
            throw problems.Refuse(1, null, "NOT_CSV", null, "this is not a CSV file; a header line is expected.");
        for (var i = 0; i < parser.Count; i++)
            columns.TryAdd(parser[i], i);
        var missing = required.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count == required.Count)
            throw problems.Refuse(1, null, "NOT_THIS_LIST", null, $"a header with the columns {string.Join(",", required.Take(6))}{(required.Count > 6 ? ", …" : "")} separated by commas is expected.");
        foreach (var name in missing)
            problems.Add(1, name, "COLUMN_MISSING", SameButCase(name), $"the column {name} is expected in the header, written exactly so.");
        problems.ThrowIfAny();
    }

    private bool HasNul()
    {
        var bad = columns.Where(column => column.Value < parser.Count && parser[column.Value].Contains('\0', StringComparison.Ordinal)).ToList();
        foreach (var (name, _) in bad)
            problems.Add(parser.RawRow, name, "NUL_CHARACTER", null, "text without the character U+0000 is expected; save the file as CSV UTF-8.");
        return bad.Count > 0;
    }

    private string? SameButCase(string name) => columns.Keys.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool Next()
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            throw problems.Refuse(FirstLineNotUtf8(), null, "NOT_UTF8", null, "the file is not UTF-8 text; save it as CSV UTF-8.");
        }
        catch (MaxFieldSizeException)
        {
            throw problems.Refuse(Math.Max(parser.RawRow, 1), null, "NOT_CSV", null, "a cell of more than 100,000 characters: this is not a CSV file.");
        }
    }

    /// <summary>Text is decoded in large parts, so the parser cannot tell the line.</summary>
    private int FirstLineNotUtf8()
    {
        if (file is null)
            return Math.Max(parser.RawRow, 1);
        using var bytes = new StreamReader(file.Read(), Encoding.Latin1, false, 65_536, leaveOpen: true);
        var line = 1;
        while (bytes.ReadLine() is { } text && Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            line++;
        return line;
    }
}
