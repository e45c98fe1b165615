using Programme.Access.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>Two hosts on one PostgreSQL database against one: changes a second by 32 clients, half of them at each host, and reads a second
/// that go to the database.</summary>
internal static class HostsBenchmark
{
    public static async Task<Ratio> RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        string[] settings = ["Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none", .. database.Settings];
        await using var one = await HostUnderTest.ProgrammeAsync(first, settings);
        foreach (var file in new[] { "keys", "manifest" }.SelectMany(part => Directory.GetFiles(Path.Combine(first, part))))
        {
            var copy = Path.Combine(second, Path.GetRelativePath(first, file));
            Directory.CreateDirectory(second, DataFolder.OwnerOnly);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!, DataFolder.OwnerOnly);
            File.Copy(file, copy);
        }
        await using var two = await HostUnderTest.ProgrammeAsync(second, settings);
        var clients = new[] { one, two }.Select(host => new AccessService.AccessServiceClient(host.Channel)).ToArray();
        Task Write(string id, int hosts) => clients[Of(id, hosts)].CreateApiKeyAsync(
            new() { Subject = $"writer-{id}", Role = Role.Auditor, RequestId = id }).ResponseAsync;
        Task Read(string id, int hosts) => clients[Of(id, hosts)].ListApiKeysAsync(new() { PageSize = 1 }).ResponseAsync;
        await WriteBenchmark.RateAsync("before", id => Write(id, 2));
        await WriteBenchmark.RateAsync("before", id => Read(id, 2));
        var (writes, reads) = (await PairAsync("writes", Write), await PairAsync("reads", Read));
        await one.DisposeAsync();
        await two.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return new Ratio($"two hosts on one database: {writes.Two:N0} changes/s against {writes.One:N0} of one host, "
            + $"{reads.Two:N0} reads/s against {reads.One:N0}", writes.Two / writes.One, 0.5, AtMost: false);
    }

    private static async Task<(double One, double Two)> PairAsync(string name, Func<string, int, Task> call)
    {
        var (ofOne, ofTwo) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            ofOne.Add(await WriteBenchmark.RateAsync($"{name}-one-{round}", id => call(id, 1)));
            ofTwo.Add(await WriteBenchmark.RateAsync($"{name}-two-{round}", id => call(id, 2)));
        }
        return (Ratio.Median(ofOne), Ratio.Median(ofTwo));
    }

    private static int Of(string id, int hosts) =>
        int.Parse(id.Split('-')[^2], System.Globalization.CultureInfo.InvariantCulture) % hosts;
}
