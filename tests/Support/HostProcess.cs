using System.Diagnostics;
using Grpc.Net.Client;
using Programme.Host;

namespace Programme.Tests.Support;

/// <summary>The host as a process of its own, to be killed.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly GrpcChannel channel;
    private readonly Leash leash;

    private HostProcess(Process process, GrpcChannel channel, Leash leash) =>
        (this.process, this.channel, this.leash) = (process, channel, leash);

    /// <summary>Of the process.</summary>
    public int Id => process.Id;

    public Grpc.Core.CallInvoker Calls => channel.CreateCallInvoker();

    /// <summary>Starts it on a folder and waits until it answers.</summary>
    public static Task<HostProcess> StartAsync(string folder, params string[] settings) =>
        StartAsync(folder, arguments => Run([.. arguments, .. settings.SelectMany(setting => new[] { "--set", setting })]));

    /// <summary>The same, started in another way.</summary>
    public static async Task<HostProcess> StartAsync(string folder, Func<string[], Process> run)
    {
        var process = run(["serve", "--data", folder, "--set", "Listen:Grpc=none", "--set", "Listen:Http=none", "--set",
            "Listen:Metrics=none", "--set", "Log:Level=Error"]);
        var leash = Leash.On("kill -KILL $1", $"{process.Id}");
        // A host whose log nobody reads stops when the pipe is full.
        if (process.StartInfo.RedirectStandardError)
            _ = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        var channel = ModuleCalls.ChannelTo(DataFolder.SocketOf(folder));
        for (var patience = Stopwatch.StartNew(); !await HostSession.AnswersAsync(channel, default); await Task.Delay(20))
            Assert.True(!process.HasExited && patience.Elapsed < TimeSpan.FromSeconds(60), "the host does not answer");
        return new HostProcess(process, channel, leash);
    }

    /// <summary>Starts the binary with a command line.</summary>
    public static Process Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <summary>The same, with variables of the environment.</summary>
    public static Process Run(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "programme.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Starts the binary as on a computer of another language and time zone. It is invariant of itself: without the setting
    /// that makes it so, what still depends on the language shows.</summary>
    /// <param name="language">As the variable LANG has it.</param>
    /// <param name="zone">As the variable TZ has it.</param>
    /// <param name="settings">Of the runtime, written beside the data.</param>
    /// <param name="arguments">Of the binary.</param>
    public static Process RunAbroad(string language, string zone, string settings, string[] arguments)
    {
        File.WriteAllText(settings, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programme.runtimeconfig.json"))
            .Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal)
            .Replace("\"System.Globalization.PredefinedCulturesOnly\": true", "\"System.Globalization.PredefinedCulturesOnly\": false",
                StringComparison.Ordinal));
        return Process.Start(new ProcessStartInfo("dotnet",
            ["exec", "--runtimeconfig", settings, Path.Combine(AppContext.BaseDirectory, "programme.dll"), .. arguments])
        {
            Environment = { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone },
        })!;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>kill -TERM; the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await Tools.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Waits until it has ended by itself; its exit code, or null when it goes on.</summary>
    public async Task<int?> ExitAsync(TimeSpan patience)
    {
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(patience));
        return process.HasExited ? process.ExitCode : null;
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        if (!process.HasExited)
            await KillAsync();
        leash.Dispose();
        process.Dispose();
    }
}
