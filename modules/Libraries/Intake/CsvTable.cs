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
    private readonly UploadedFile? file;
    private readonly Func<bool> hasZeros;
    private readonly StreamReader reader;
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly RowProblems problems;
    private readonly FileLayout layout;

    static CsvTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private CsvTable(UploadedFile? file, Stream content, Func<bool> hasZeros, RowProblems problems, FileLayout layout, Encoding encoding, char delimiter)
    {
        (this.file, this.hasZeros, this.problems, this.layout, Delimiter) = (file, hasZeros, problems, layout, delimiter);
        reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, 65_536, leaveOpen: true);
        parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            Delimiter = delimiter.ToString(),
            CacheFields = false,
            MaxFieldSize = 100_000,
        });
    }

    /// <summary>Windows-1252, as GIAS publishes.</summary>
    public static Encoding Windows1252 => Encoding.GetEncoding(1252);

    /// <summary>How the text was read; a byte order mark may have said so.</summary>
    public string EncodingName => reader.CurrentEncoding.WebName;

    /// <summary>What separates the columns.</summary>
    public char Delimiter { get; }

    /// <summary>The columns of the file, as it calls them.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a file and checks its header; a file that is not such a table is refused.</summary>
    public static CsvTable Open(UploadedFile file, RowProblems problems, IReadOnlyList<string> required, Encoding? encoding = null) =>
        Open(file, problems, required, FileLayout.Ours with { Encoding = encoding ?? TextForm.StrictUtf8 });

    /// <summary>Opens a file in a layout of the sender's own; columns in messages, and of rows, are ours all the same.</summary>
    public static CsvTable Open(UploadedFile file, RowProblems problems, IReadOnlyList<string> required, FileLayout layout)
    {
        if (file.Length == 0)
            throw problems.Refuse(null, null, FieldCodes.Empty, null, "the file is empty; a header line and rows are expected.");
        var encoding = layout.Encoding ?? TextForm.EncodingOf(file)
            ?? throw problems.Refuse(null, null, FieldCodes.NotUtf8, null, "the text is neither UTF-8 nor Windows-1252; save it as CSV UTF-8.");
        var delimiter = layout.Delimiter ?? TextForm.DelimiterOf(file, encoding, [.. required.Select(layout.NameOf)]);
        return WithHeader(new CsvTable(file, file.Read(), () => file.HasZeros, problems, layout, encoding, delimiter), required);
    }

    /// <summary>The same for a file that is read as it comes in and is kept nowhere.</summary>
    public static CsvTable Open(IncomingStream file, RowProblems problems, IReadOnlyList<string> required) =>
        WithHeader(new CsvTable(null, file, () => file.HasZeros, problems, FileLayout.Ours, TextForm.StrictUtf8, ','), required);

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
                yield return new CsvRow(parser, columns, problems, parser.RawRow, layout.Constants);
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
            throw problems.Refuse(1, null, FieldCodes.NotCsv, null, "this is not a CSV file; a header line is expected.");
        Header = [.. parser.Record!];
        for (var i = 0; i < parser.Count; i++)
            columns.TryAdd(parser[i], i);
        var looked = required.Where(name => !layout.Constants.ContainsKey(name)).ToList();
        var missing = looked.Where(name => !columns.ContainsKey(layout.NameOf(name))).ToList();
        if (missing.Count == looked.Count)
            throw problems.Refuse(1, null, FieldCodes.NotThisList, null, $"a header with the columns {string.Join(",", looked.Take(6).Select(layout.NameOf))}{(looked.Count > 6 ? ", …" : "")} separated by {Called(Delimiter)} is expected.");
        foreach (var name in missing)
            problems.Add(1, name, FieldCodes.ColumnMissing, SameButCase(layout.NameOf(name)), $"the column {layout.NameOf(name)} is expected in the header, written exactly so.");
        problems.ThrowIfAny();
        foreach (var (ours, theirs) in layout.Theirs.Where(pair => columns.ContainsKey(pair.Value)))
            columns[ours] = Header.ToList().IndexOf(theirs);
    }

    private static string Called(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => $"'{delimiter}'",
    };

    private bool HasNul()
    {
        var bad = columns.Where(column => column.Value < parser.Count && parser[column.Value].Contains('\0', StringComparison.Ordinal)).ToList();
        foreach (var (name, _) in bad)
            problems.Add(parser.RawRow, name, FieldCodes.NulCharacter, null, "text without the character U+0000 is expected; save the file as CSV UTF-8.");
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
            throw problems.Refuse(FirstLineNotUtf8(), null, FieldCodes.NotUtf8, null, "the file is not UTF-8 text; save it as CSV UTF-8.");
        }
        catch (MaxFieldSizeException)
        {
            throw problems.Refuse(Math.Max(parser.RawRow, 1), null, FieldCodes.NotCsv, null, "a cell of more than 100,000 characters: this is not a CSV file.");
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
