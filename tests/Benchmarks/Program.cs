using System.Globalization;
using Programme.Benchmarks;

// Ratios against a bare equivalent in the same run: dotnet run -c Release --project tests/Benchmarks
// [start|import|check|metrics|read|read-audit|plan|work|rates|returns|unit-costs|scrape=contacts|contacts[=rows]|contacts-postgres=rows
// |pages|statistics|statistics-permutations|statistics-national|statistics-bootstrap|statistics-whole|coverage=trials|write
// |write-postgres|drill|drill-postgres|hosts]
// (`bare` and `bare-metrics` are the other side of a comparison, started by the driver itself.)
if (args is ["bare", var socket])
    return await BareHost.ServeAsync(socket);
if (args is [ReadAuditBenchmark.Audited or ReadAuditBenchmark.Unaudited, .. var settings])
    return await ReadAuditBenchmark.ServeAsync(args[0], settings);
var all = new Dictionary<string, Func<Task<Ratio>>>
{
    ["start"] = StartBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["check"] = CheckBenchmark.RunAsync,
    ["metrics"] = MetricsBenchmark.RunAsync,
    ["read"] = ReadBenchmark.RunAsync,
    ["read-audit"] = ReadAuditBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["work"] = WorkBenchmark.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["rates"] = RatesBenchmark.RunAsync,
    ["returns"] = ReturnsBenchmark.RunAsync,
    ["unit-costs"] = UnitCostBenchmark.RunAsync,
    ["statistics"] = StatisticsBenchmark.PrimaryAsync,
    ["statistics-permutations"] = StatisticsBenchmark.PermutationsAsync,
    ["statistics-national"] = StatisticsBenchmark.NationalAsync,
    ["statistics-bootstrap"] = StatisticsBenchmark.BootstrapAsync,
    ["statistics-whole"] = StatisticsBenchmark.WholeAsync,
    ["write"] = WriteBenchmark.OnSqliteAsync,
    ["drill"] = RestoreDrill.OnSqliteAsync,
    ["contacts"] = () => ContactBenchmark.OnSqliteAsync(1_000_000),
};
var sized = new Dictionary<string, Func<int, Task<Ratio>>>
{
    ["contacts"] = ContactBenchmark.OnSqliteAsync,
    ["scrape"] = ScrapeBenchmark.RunAsync,
    ["contacts-postgres"] = ContactBenchmark.OnPostgresAsync,
    ["coverage"] = CoverageRun.RunAsync
};
// These want a PostgreSQL server: PROGRAMME_BENCH_POSTGRES is the connection string of a role that may create databases.
var onPostgres = new Dictionary<string, Func<Task<Ratio>>>
{
    ["write-postgres"] = WriteBenchmark.OnPostgresAsync,
    ["drill-postgres"] = RestoreDrill.OnPostgresAsync,
    ["hosts"] = HostsBenchmark.RunAsync,
};
var missed = 0;
foreach (var name in args.Length > 0 ? args : [.. all.Keys])
{
    var ratio = await (name.Split('=') is [var benchmark, var rows] ? sized[benchmark](int.Parse(rows, CultureInfo.InvariantCulture))
        : (onPostgres.GetValueOrDefault(name) ?? all[name])());
    if (ratio.Skipped)
    {
        Console.WriteLine($"{name,-8} SKIPPED: {ratio.Text}");
        continue;
    }
    Console.WriteLine($"{name,-8} {ratio.Text}: {ratio.Value:0.00} (goal {(ratio.AtMost ? "≤" : "≥")} {ratio.Goal:0.00}) "
        + $"{(ratio.Met ? "met" : "MISSED")}");
    missed += ratio.Met ? 0 : 1;
}
return missed;
