using System.Globalization;
using System.Text;
using Programme.Common.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>A host with one authority of 8,000 schools, 4,000 of them treated, and term dates of three years.</summary>
internal sealed class LargeAuthority : IAsyncDisposable
{
    public const string LaCode = "350";
    private const int Schools = 8_000;
    private readonly string folder;

    private LargeAuthority(string folder, HostUnderTest host) => (this.folder, Host) = (folder, host);

    public HostUnderTest Host { get; }

    public string Database => Path.Combine(folder, "data", "delivery.db");

    public static async Task<LargeAuthority> StartAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"), "Listen:Grpc=none", "Listen:Http=none",
            "Listen:Metrics=none", "Trial:LastOn=2024-07-31");
        var enrolment = new EnrolmentService.EnrolmentServiceClient(host.Channel);
        var allocation = new AllocationService.AllocationServiceClient(host.Channel);
        var urns = Enumerable.Range(200_000, Schools).Select(urn => urn.ToString(CultureInfo.InvariantCulture)).ToList();
        var register = File.ReadAllLines(Registers.Small, Encoding.Latin1);

        await SendAsync(file => Upload.SendAsync(enrolment.ImportAuthorities(),
            new ImportAuthoritiesRequest { Options = Options("local-authorities.csv") }, file),
            await File.ReadAllTextAsync(Path.Combine(Registers.Programme, "enrolment/local-authorities.csv")));
        await SendAsync(file => Upload.SendAsync(enrolment.ImportRegister(),
            new ImportRegisterRequest { Options = Options("edubasealldata20210901.csv") }, file),
            string.Join('\n', urns.Select(urn => urn + register[1][6..]).Prepend(register[0])), Encoding.Latin1);
        await SendAsync(file => Upload.SendAsync(allocation.ImportList(), new ImportListRequest { Options = Options("list.csv") }, file),
            string.Join('\n', urns.Select(urn => $"{LaCode},{urn}").Prepend("la_code,urn")));
        await SendAsync(file => Upload.SendAsync(allocation.ImportAllocation(),
            new ImportAllocationRequest { Options = Options("allocation.csv") }, file),
            string.Join('\n', urns.Select((urn, i) => $"{LaCode},{urn},{(i % 2 == 0 ? "T" : "C")}").Prepend("la_code,urn,arm")));
        await allocation.ReleaseAllocationAsync(new());
        var schedule = new ScheduleService.ScheduleServiceClient(host.Channel);
        await SendAsync(file => Upload.SendAsync(schedule.ImportTermDates(), new ImportTermDatesRequest { Options = Options("terms.csv") },
            file),
            string.Join('\n', Enumerable.Range(2021, 3).SelectMany(Terms).Prepend("la_code,name,starts_on,ends_on,kind")));
        return new LargeAuthority(folder, host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Terms(int year) =>
    [
        $"{LaCode},Autumn 1,{year}-09-06,{year}-10-21,half_term", $"{LaCode},Autumn 2,{year}-11-01,{year}-12-16,half_term",
            $"{LaCode},Spring 1,{year + 1}-01-04,{year + 1}-02-10,half_term",
        $"{LaCode},Spring 2,{year + 1}-02-20,{year + 1}-03-31,half_term", $"{LaCode},Summer 1,{year + 1}-04-18,{year + 1}-05-26,half_term",
            $"{LaCode},Summer 2,{year + 1}-06-05,{year + 1}-07-20,half_term",
    ];

    private static ImportOptions Options(string name) => new() { FileName = name };

    private static async Task SendAsync<TResponse>(Func<Stream, Task<TResponse>> send, string text, Encoding? encoding = null)
    {
        using var file = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text));
        await send(file);
    }
}
