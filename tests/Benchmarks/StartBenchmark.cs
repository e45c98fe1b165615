namespace Programme.Benchmarks;

/// <summary>Start to ready, on a folder that is there already, against an empty gRPC host; medians of seven, taken in turn.</summary>
internal static class StartBenchmark
{
    public static async Task<Ratio> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        await using (await HostUnderTest.ProgrammeAsync(folder, "Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none"))
        {
            // the first start makes the databases
        }
        var (bare, programme) = (new List<double>(), new List<double>());
        for (var round = 0; round < 7; round++)
        {
            File.Delete(Path.Combine(folder, "bare.sock"));
            await using (var host = await HostUnderTest.BareAsync(folder))
                bare.Add(host.Ready.TotalMilliseconds);
            await using (var host = await HostUnderTest.ProgrammeAsync(folder, "Listen:Grpc=none", "Listen:Http=none",
                "Listen:Metrics=none"))
                programme.Add(host.Ready.TotalMilliseconds);
        }
        Directory.Delete(folder, recursive: true);
        return new Ratio($"start to ready, {Ratio.Median(programme):0} ms against {Ratio.Median(bare):0} ms of an empty gRPC host",
            Ratio.Median(programme) / Ratio.Median(bare), 3, AtMost: true);
    }
}
