using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Host;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>Scrapes of 153 authorities with the 3,500 secondary schools of England and 36 monthly returns each: against a bare registry
/// with as many series, the first one after a change, and one with the key of a single authority; with so many single contacts beside
/// the returns.</summary>
internal static class ScrapeBenchmark
{
    private const int Authorities = 153, Schools = 3_500, Months = 36, RowsOfFile = 250_000;
    private const int MostSeries = 100_000;
    private const long MostMemory = 400_000_000;
    private const double MostAfterChange = 1_000;

    public static async Task<Ratio> RunAsync(int contacts)
    {
        await using var programme = await ManyReturns.StartAsync(Authorities, Schools, Months);
        await programme.SendAsync();
        await SendAsync(new(programme.Host.Channel), contacts);
        using var http = new HttpClient();
        var (afterChange, series) = await programme.ScrapeAsync();
        await using var bare = await MetricsBenchmark.BareAsync(series);
        using var one = new HttpClient();
        one.DefaultRequestHeaders.Authorization =
            new("Bearer", await LoadedHost.KeyAsync(programme.Host, Role.MetricsReader, ManyReturns.Code(0)));
        var ofOne = (await one.GetStringAsync(programme.Metrics)).Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        var (ours, theirs, single) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 60; round++)
        {
            ours.Add(await MetricsBenchmark.TimeAsync(http, programme.Metrics));
            theirs.Add(await MetricsBenchmark.TimeAsync(http, new Uri(new Uri(bare.Urls.First()), "/metrics")));
            single.Add(await MetricsBenchmark.TimeAsync(one, programme.Metrics));
        }
        var (all, plain, key) = (Ratio.Median(ours.Skip(10)), Ratio.Median(theirs.Skip(10)), Ratio.Median(single.Skip(10)));
        var memory = programme.PeakMemory;
        var text = $"scrape of {series:N0} series (goal < {MostSeries:N0}) of {Authorities} authorities × {Months} months, beside "
            + $"{contacts:N0} contacts: {all:0.0} ms against {plain:0.0} ms of a bare registry; after a change {afterChange:0} ms "
            + $"(goal ≤ {MostAfterChange:N0}); with the key of one authority {key:0.00} ms for {ofOne:N0} series; peak memory "
            + $"{memory / 1e6:0} MB (goal ≤ {MostMemory / 1e6:0})";
        var met = series < MostSeries && afterChange <= MostAfterChange && memory <= MostMemory;
        return new Ratio(text, met ? all / plain : double.PositiveInfinity, 3, AtMost: true);
    }

    private static async Task SendAsync(ContactsService.ContactsServiceClient contacts, int rows)
    {
        for (var (sent, file) = (0, 0); sent < rows; file++)
        {
            using var lines = new ContactLines(Math.Min(RowsOfFile, rows - sent), file);
            sent += (await Upload.SendAsync(contacts.ImportContacts(), new ImportContactsRequest
            {
                Options = new ImportOptions { FileName = "ssd_contacts.csv" },
                LaCode = ManyReturns.Code(file % 4)
            }, lines)).Report.RowsAdded;
        }
    }
}
