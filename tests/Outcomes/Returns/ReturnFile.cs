using System.Globalization;
using CsvHelper;

namespace Programme.Tests;

/// <summary>A return as its file says, read without the program.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Version">1 or 2.</param>
/// <param name="ExtractOn">Day of the extract.</param>
/// <param name="Counts">Columns of counts.</param>
/// <param name="Rows">School to its cells by column.</param>
internal sealed record ReturnFile(string LaCode, string Month, int Version, DateOnly ExtractOn, IReadOnlyList<string> Counts,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows)
{
    /// <summary>All returns of the synthetic programme.</summary>
    public static IReadOnlyList<ReturnFile> All { get; } = [
        .. Directory.EnumerateFiles(GivenOutcomes.Path("outcomes/returns"), "*.csv", SearchOption.AllDirectories)
        .Select(file => Read(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file)))];

    public static ReturnFile Read(string laCode, string name)
    {
        using var reader = new CsvReader(new StreamReader(GivenOutcomes.Path($"outcomes/returns/{laCode}/{name}.csv")),
            CultureInfo.InvariantCulture);
        var rows = reader.GetRecords<dynamic>()
            .Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value)).ToList();
        return new ReturnFile(laCode, name[..7], name.Length > 7 ? 2 : 1,
            DateOnly.Parse(rows[0]["extract_date"], CultureInfo.InvariantCulture),
            [.. GivenOutcomes.Header.Split(',')[2..18]],
                rows.ToDictionary(row => row["school_urn"], row => (IReadOnlyDictionary<string, string>)row));
    }

    /// <summary>The versions that count as known on a day, by authority and month.</summary>
    public static IEnumerable<ReturnFile> KnownOn(DateOnly day) =>
        All.Where(file => file.ExtractOn <= day).GroupBy(file => (file.LaCode, file.Month))
        .Select(month => month.MaxBy(file => file.Version)!);

    /// <summary>Sum of a column over the rows that have both a total and an nfa.</summary>
    public long Sum(string column) => Rows.Values.Where(row => row["contacts_total"].Length > 0 && row["contacts_nfa"].Length > 0)
        .Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture));
}
