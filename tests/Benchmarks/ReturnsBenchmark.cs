using System.Diagnostics;

namespace Programme.Benchmarks;

/// <summary>Five years of monthly returns of England's authorities and secondary schools, through the RPC, against a programme of ten
/// authorities with as many schools each: what one return costs, and beside it the figures of one authority, the sums of all, and the
/// first scrape after a change, each for its size.</summary>
internal static class ReturnsBenchmark
{
    private const int Authorities = 153, Schools = 3_500, Few = 10;

    public static async Task<Ratio> RunAsync()
    {
        var few = await MeasureAsync(Few, Few * Schools / Authorities);
        var all = await MeasureAsync(Authorities, Schools);
        var text = $"one return among {Authorities} authorities × {Schools:N0} schools × {ManyReturns.FiveYears} months "
            + $"({Schools * ManyReturns.FiveYears:N0} rows in {all.Seconds:0} s), {all.Return:0.0} ms against {few.Return:0.0} ms among "
            + $"{Few} authorities; "
            + $"published figures of one authority {all.Published:0.0} ms against {few.Published:0.0} ms; sums of all {all.Exact:0.0} ms "
            + $"against {few.Exact:0.0} ms; "
            + $"scrape after a change {all.Scrape:0} ms for {all.Series:N0} series against {few.Scrape:0} ms for {few.Series:N0}; peak "
            + $"memory {all.Memory / 1e6:0} MB";
        return new Ratio(text, all.Return / few.Return, 1.5, AtMost: true);
    }

    private static async Task<Measured> MeasureAsync(int authorities, int schools)
    {
        await using var programme = await ManyReturns.StartAsync(authorities, schools);
        var time = Stopwatch.StartNew();
        var one = await programme.SendAsync();
        var seconds = time.Elapsed.TotalSeconds;
        var (published, exact) = await programme.FiguresAsync();
        var (scrape, series) = await programme.ScrapeAsync();
        return new Measured(one, seconds, published, exact, scrape, series, programme.PeakMemory);
    }

    /// <summary>Milliseconds, unless the name says something else.</summary>
    private sealed record Measured(double Return, double Seconds, double Published, double Exact, double Scrape, int Series, long Memory);
}
