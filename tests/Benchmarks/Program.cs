using Programme.Benchmarks;

// Ratios against a bare equivalent in the same run: dotnet run -c Release --project tests/Benchmarks [start|import|metrics|read|plan|work|rates|contacts[=rows]]
// (`bare` and `bare-metrics` are the other side of a comparison, started by the driver itself.)
if (args is ["bare", var socket])
    return await BareHost.ServeAsync(socket);
var all = new Dictionary<string, Func<Task<Ratio>>>
{
    ["start"] = StartBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["metrics"] = MetricsBenchmark.RunAsync,
    ["read"] = ReadBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["work"] = WorkBenchmark.RunAsync,
    ["rates"] = RatesBenchmark.RunAsync,
    ["contacts"] = () => ContactBenchmark.RunAsync(1_000_000),
};
if (args.FirstOrDefault(name => name.StartsWith("contacts=", StringComparison.Ordinal)) is { } sized)
    all[sized] = () => ContactBenchmark.RunAsync(int.Parse(sized["contacts=".Length..], System.Globalization.CultureInfo.InvariantCulture));
var missed = 0;
foreach (var name in args.Length > 0 ? args : [.. all.Keys])
{
    var ratio = await all[name]();
    Console.WriteLine($"{name,-8} {ratio.Text}: {ratio.Value:0.00} (goal {(ratio.AtMost ? "≤" : "≥")} {ratio.Goal:0.00}) {(ratio.Met ? "met" : "MISSED")}");
    missed += ratio.Met ? 0 : 1;
}
return missed;
