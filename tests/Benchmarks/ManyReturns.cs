using System.Diagnostics;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>A host whose authorities have returned every month up to July 2022, each school in a row with every count. The national size
/// is 153 authorities with the 3,500 secondary schools of England between them: 210,000 rows of 9,180 returns.</summary>
internal sealed class ManyReturns : IAsyncDisposable
{
    public const int FiveYears = 60;
    private const int Calls = 100;
    private static readonly DateOnly End = new(2022, 8, 1);
    private readonly string folder;
    private readonly HostUnderTest host;
    private readonly Uri metrics;
    private readonly int authorities;
    private readonly int schools;
    private readonly int months;

    private ManyReturns(string folder, HostUnderTest host, int metrics, int authorities, int schools, int months) =>
        (this.folder, this.host, this.metrics, this.authorities, this.schools, this.months) =
        (folder, host, new($"http://127.0.0.1:{metrics}/metrics"), authorities, schools, months);

    public HostUnderTest Host => host;

    public Uri Metrics => metrics;

    private DateOnly First => End.AddMonths(-months);

    public long PeakMemory => host.PeakMemory;

    public static async Task<ManyReturns> StartAsync(int authorities, int schools, int months = FiveYears)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var port = LoadedHost.FreePort();
        var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"), "Listen:Grpc=none", "Listen:Http=none",
            $"Listen:Metrics=127.0.0.1:{port}", $"Trial:BaselineFirstOn={End.AddMonths(-months):yyyy-MM-dd}");
        var programme = new ManyReturns(folder, host, port, authorities, schools, months);
        await NationalSchools.EnrolAsync(host.Channel, authorities, schools);
        return programme;
    }

    /// <summary>Sends every return through the RPC, and says how many milliseconds one took (median).</summary>
    public async Task<double> SendAsync()
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(host.Channel);
        var times = new List<double>();
        foreach (var month in Enumerable.Range(0, months).Select(First.AddMonths))
        {
            for (var authority = 0; authority < authorities; authority++)
            {
                var started = Stopwatch.GetTimestamp();
                await outcomes.SubmitReturnAsync(new()
                {
                    LaCode = Code(authority),
                    ReportingMonth = $"{month:yyyy-MM}",
                    Content = ByteString.CopyFrom(Return(authority, month), Encoding.UTF8)
                });
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        return Ratio.Median(times);
    }

    /// <summary>Milliseconds for one authority's published figures, and for its exact sums, medians.</summary>
    public async Task<(double Published, double Exact)> FiguresAsync()
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(host.Channel);
        return (await TimeAsync(() => outcomes.ListContactFiguresAsync(new() { LaCode = Code(0) }).ResponseAsync),
            await TimeAsync(() => outcomes.SummariseContactsAsync(new() { FirstMonth = $"{First:yyyy-MM}" }).ResponseAsync));
    }

    /// <summary>Milliseconds for the first scrape after a return came in with other counts, and series on it.</summary>
    public async Task<(double Milliseconds, int Series)> ScrapeAsync()
    {
        using var http = new HttpClient();
        var outcomes = new OutcomesService.OutcomesServiceClient(host.Channel);
        var (times, series) = (new List<double>(), 0);
        for (var round = 0; round < 7; round++)
        {
            var last = First.AddMonths(months - 1);
            await outcomes.SubmitReturnAsync(new()
            {
                LaCode = Code(0),
                ReportingMonth = $"{last:yyyy-MM}",
                Content = ByteString.CopyFrom(Return(0, last, more: round + 1), Encoding.UTF8)
            });
            var started = Stopwatch.GetTimestamp();
            var text = await http.GetStringAsync(metrics);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            series = text.Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        }
        return (Ratio.Median(times), series);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> TimeAsync<TResponse>(Func<Task<TResponse>> call)
    {
        var times = new List<double>();
        for (var round = 0; round < 2 * Calls; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Ratio.Median(times.Skip(Calls));
    }

    public static string Code(int authority) => NationalSchools.Code(authority);

    private IEnumerable<int> SchoolsOf(int authority) => Enumerable.Range(0, schools).Where(school => school % authorities == authority);

    private string Return(int authority, DateOnly month, int more = 0)
    {
        var text =
            new StringBuilder(
                "reporting_month,school_urn,contacts_total,contacts_nfa,contacts_advice_only,contacts_to_early_help,contacts_to_referral,"
                    + "contacts_on_open_case,referrals,referrals_nfa,assessments_started,assessments_not_in_need,early_help_plans_new,"
                    + "cin_plans_new,s47_started,icpc,cp_plans_new,became_looked_after,extract_date,status,note\n");
        foreach (var school in SchoolsOf(authority))
        {
            var some = (school + month.Month) % 4;
            text.Append(CultureInfo.InvariantCulture,
                $"{month:yyyy-MM},{NationalSchools.Urn(school)},{20 + some + more},{8 + some},6,{2 + more},3,1,3,1,2,1,2,1,1,0,0,0,"
                    + $"{month.AddMonths(1).AddDays(9):yyyy-MM-dd},final,\n");
        }
        return text.ToString();
    }
}
