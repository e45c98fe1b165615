using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>Hosts as processes of their own.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly Process process;
    private bool stopped;

    private HostUnderTest(Process process, GrpcChannel channel, TimeSpan ready) =>
        (this.process, Channel, Ready) = (process, channel, ready);

    public GrpcChannel Channel { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Largest resident memory so far, bytes.</summary>
    public long PeakMemory =>
        long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    /// <summary>What its threads have computed so far: it tells less of what else runs on the machine than the clock does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static Task<HostUnderTest> BareAsync(string folder) =>
        StartAsync(Path.Combine(folder, "bare.sock"), "Programme.Benchmarks.dll", "bare", Path.Combine(folder, "bare.sock"));

    public static Task<HostUnderTest> ProgrammeAsync(string folder, params string[] settings) =>
        StartAsync(DataFolder.SocketOf(folder), "programme.dll",
            ["serve", "--data", folder, "--set", "Log:Level=Error", .. settings.SelectMany(setting => new[] { "--set", setting })]);

    /// <summary>A host that the driver itself is, as this first argument says.</summary>
    public static Task<HostUnderTest> OfBenchmarkAsync(string which, string folder, params string[] settings) =>
        StartAsync(DataFolder.SocketOf(folder), "Programme.Benchmarks.dll",
            [which, $"--Data={folder}", "--Log:Level=Error", .. settings.Select(setting => $"--{setting}")]);

    private static async Task<HostUnderTest> StartAsync(string socket, string assembly, params string[] arguments)
    {
        var started = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]))!;
        var channel = ModuleCalls.ChannelTo(socket);
        while (!File.Exists(socket) || !await HostSession.AnswersAsync(channel, default))
        {
            if (process.HasExited || started.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"{assembly} does not answer");
            await Task.Delay(2);
        }
        return new HostUnderTest(process, channel, started.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        Channel.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
