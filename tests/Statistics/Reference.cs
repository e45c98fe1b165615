using System.Globalization;
using System.Text.Json;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>The made-up trials whose statistics were computed elsewhere, and the cases of published sources.</summary>
internal sealed class Reference
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "stats");

    private readonly Dictionary<(string Id, string Key), double> values;

    private Reference(string set)
    {
        values = Rows(set, "monitoring_reference.csv")
            .ToDictionary(row => (row["id"], row["key"]), row => double.Parse(row["value"], CultureInfo.InvariantCulture));
        var schools = Rows(set, "schools.csv")
            .ToDictionary(row => row["school_id"],
                row => (La: row["la_id"], Pupils: int.Parse(row["pupils"], CultureInfo.InvariantCulture)));
        var reported = Rows(set, "school_months.csv").Where(row => row["contacts"].Length > 0)
            .Select(row => (School: schools[row["school_id"]], Month: Number(row, "month"), Contacts: Number(row, "contacts"),
                Nfa: Number(row, "nfa"))).ToList();
        Months = [.. reported.GroupBy(row => row.Month).OrderBy(month => month.Key)
            .Select(month => new ShareCount(month.Sum(row => row.Nfa), month.Sum(row => row.Contacts)))];
        Rates = [.. reported.GroupBy(row => row.Month).OrderBy(month => month.Key)
            .Select(month => new RateCount(month.Sum(row => row.Contacts), month.Sum(row => row.School.Pupils) / 1000.0))];
        Authorities = reported.GroupBy(row => row.School.La)
            .ToDictionary(la => la.Key, la => new ShareCount(la.Sum(row => row.Nfa), la.Sum(row => row.Contacts)));
    }

    public static TheoryData<string> Sets => ["small_a", "trial_a", "edge_a"];

    /// <summary>Over all schools, by month.</summary>
    public IReadOnlyList<ShareCount> Months { get; }

    /// <summary>Contacts in thousands of pupils of the schools that reported, by month.</summary>
    public IReadOnlyList<RateCount> Rates { get; }

    public IReadOnlyDictionary<string, ShareCount> Authorities { get; }

    public static Reference Of(string set) => new(set);

    /// <summary>The published cases whose name begins so: name, input, expected.</summary>
    public static IEnumerable<(string Id, JsonElement Input, JsonElement Expected)> Published(string prefix)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "published_monitoring_cases.json")));
        foreach (var item in file.RootElement.GetProperty("cases").Clone().EnumerateArray()
            .Where(item => item.GetProperty("id").GetString()!.StartsWith(prefix, StringComparison.Ordinal)))
            yield return (item.GetProperty("id").GetString()!, item.GetProperty("input"), item.GetProperty("expected"));
    }

    /// <summary>Within a relative millionth.</summary>
    public void Is(string id, string key, double found) => Near(values[(id, key)], found, $"{id} {key}");

    public static void Near(double expected, double found, string what) =>
        Assert.True(Math.Abs(expected - found) <= 1e-10 + 1e-6 * Math.Abs(expected), $"{what}: {found:R} where {expected:R} is expected.");

    private static long Number(Dictionary<string, string> row, string column) => long.Parse(row[column], CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string set, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, set, file));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
