using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Programme.Host;

/// <summary>What is wrong with files, each with file, line, column and what to do.</summary>
internal sealed class FileProblems
{
    private const int MostShown = 20;
    private readonly List<string> all = [];

    public void Add(string file, int line, string column, string problem) => all.Add($"{file}, line {line}, column {column}: {problem}");

    public void Add(string file, string problem) => all.Add($"{file}: {problem}");

    /// <summary>Refuses when there is a problem.</summary>
    /// <exception cref="InvalidDataException">All problems, one a line.</exception>
    public void Check()
    {
        if (all.Count > 0)
            throw new InvalidDataException(string.Join('\n', all.Take(MostShown))
                + (all.Count > MostShown ? $"\n… and {all.Count - MostShown} more" : ""));
    }
}

/// <summary>A CSV file with a header; columns may have any order.</summary>
internal sealed class FolderTable
{
    private FolderTable(string file, IReadOnlyDictionary<string, int> columns) => (File, Columns) = (file, columns);

    public string File { get; }

    public IReadOnlyDictionary<string, int> Columns { get; }

    public List<FolderRow> Rows { get; } = [];

    public static FolderTable Read(string path, FileProblems problems, params string[] required)
    {
        using var parser = new CsvParser(new StreamReader(path),
            new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        var header = parser.Read() ? parser.Record! : [];
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < header.Length; at++)
            columns.TryAdd(header[at], at);
        var table = new FolderTable(Path.GetFileName(path), columns);
        var missing = required.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0)
            problems.Add(table.File, $"columns missing: {string.Join(", ", missing)}; they are named in the first line");
        while (missing.Count == 0 && parser.Read())
        {
            if (parser.Record!.Length == header.Length)
                table.Rows.Add(new FolderRow(table, parser.RawRow, parser.Record, problems));
            else
                problems.Add(table.File, $"line {parser.RawRow} has {parser.Record.Length} fields where the header has {header.Length}");
        }
        return table;
    }
}

/// <summary>A row, whose cells say where they are when they are wrong.</summary>
internal sealed class FolderRow(FolderTable table, int line, string[] cells, FileProblems problems)
{
    public string Text(string column) => cells[table.Columns[column]];

    public bool Has(string column) => Text(column).Length > 0;

    /// <summary>A whole number of 0 or more.</summary>
    public double Count(string column) => CountOrNull(column) ?? 0;

    /// <summary>Null after saying what is wrong.</summary>
    public double? CountOrNull(string column)
    {
        if (double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0
            && value == Math.Floor(value))
            return value;
        Wrong(column, $"\"{Text(column)}\" is no whole number of 0 or more; correct it, or leave it blank with its pair if not reported");
        return null;
    }

    public double Number(string column)
    {
        if (double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        Wrong(column, $"\"{Text(column)}\" is no number; write it with a point and without separators");
        return 0;
    }

    public double? NumberOrBlank(string column) => Text(column) is "" or "NA" ? null : Number(column);

    /// <summary>Null also where the file has no such column.</summary>
    public double? OptionalNumber(string column) => table.Columns.ContainsKey(column) ? NumberOrBlank(column) : null;

    /// <summary>0 or 1.</summary>
    public int Flag(string column, string meaning)
    {
        if (Text(column) is "0" or "1")
            return Text(column)[0] - '0';
        Wrong(column, $"\"{Text(column)}\" where 0 or 1 is expected: {meaning}");
        return 0;
    }

    public void Wrong(string column, string problem) => problems.Add(table.File, line, column, problem);
}
