using System.Diagnostics;
using Programme.Calls;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>How long a write waits while a register of 50,000 rows is checked, as a share of the time of the check: reading and parsing
/// are done before the writer's turn, so that only the rows are made and undone in it.</summary>
internal static class CheckBenchmark
{
    private const int Rows = 50_000;

    public static async Task<Ratio> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var file = Path.Combine(folder, "edubasealldata20220901.csv");
        Registers.Write(file, Rows);
        await using var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"), "Listen:Grpc=none", "Listen:Http=none",
            "Listen:Metrics=none");
        await LoadVerb.LoadAsync(host.Channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
        var enrolment = new EnrolmentService.EnrolmentServiceClient(host.Channel);
        var day = new DateOnly(2010, 1, 1);
        var alone = new List<double>();
        for (var round = 0; round < 100; round++)
            alone.Add(await WriteAsync(enrolment, day = day.AddDays(1)));

        await CheckAsync(enrolment, file);
        var (time, during) = (Stopwatch.StartNew(), new List<double>());
        var check = CheckAsync(enrolment, file);
        while (!check.IsCompleted)
            during.Add(await WriteAsync(enrolment, day = day.AddDays(1)));
        await check;
        var whole = time.Elapsed.TotalMilliseconds;
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var text = $"check of {Rows:N0} register rows, {whole:0} ms; a write beside it {Ratio.Median(during):0.0} ms (alone "
            + $"{Ratio.Median(alone):0.0} ms), the slowest of {during.Count} {during.Max():0} ms";
        return new Ratio(text, during.Max() / whole, 0.5, AtMost: true);
    }

    private static async Task CheckAsync(EnrolmentService.EnrolmentServiceClient enrolment, string file)
    {
        await using var stream = File.OpenRead(file);
        var report = (await Upload.SendAsync(enrolment.ImportRegister(), new ImportRegisterRequest
        {
            Options = new ImportOptions { FileName = Path.GetFileName(file), ValidateOnly = true },
            AcceptMissing = true
        }, stream)).Report;
        if (report.RowsAdded != Rows || !report.ValidatedOnly)
            throw new InvalidOperationException($"{report.RowsAdded} rows would be added");
    }

    private static async Task<double> WriteAsync(EnrolmentService.EnrolmentServiceClient enrolment, DateOnly day)
    {
        var started = Stopwatch.GetTimestamp();
        await enrolment.RecordAgreementAsync(new() { Urn = "170005", Kind = AgreementKind.Mou, SignedOn = day.ToDate() });
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
