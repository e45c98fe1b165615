using System.Diagnostics;
using System.Text.RegularExpressions;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The image in a container, confined as operations run it: root file system read-only, no capabilities, uid 1654, a
/// named volume, 512 MB. The image's name comes from <c>.ci/container</c>.</summary>
internal sealed partial class RunningContainer : IAsyncDisposable
{
    public const string Confined = "--read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges --user 1654:1654";
    private const int Attempts = 40;
    private readonly List<GrpcChannel> channels = [];

    private RunningContainer(string name) => Name = name;

    /// <summary>The image under test; skips the test (with CI=true fails it) where there is none.</summary>
    public static string Image
    {
        get
        {
            var image = Environment.GetEnvironmentVariable("PROGRAMME_IMAGE");
            Tools.Require(image is not null, "A container image (.ci/container makes one and sets PROGRAMME_IMAGE)");
            return image!;
        }
    }

    public string Name { get; }

    /// <summary>Runs podman with arguments separated by spaces, then further ones as they are.</summary>
    public static Task<string> PodmanAsync(string arguments, params string[] further) =>
        Tools.RunAsync("podman", [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. further]);

    /// <summary>A name that no other test uses.</summary>
    public static string NewName(string what) => $"{what}-{Guid.NewGuid():N}";

    /// <summary>Starts a container and waits until its own health check says that it is ready.</summary>
    /// <param name="volume">A named volume, which stays; null = one that ends with the container.</param>
    public static async Task<RunningContainer> StartAsync(string? volume = null)
    {
        var data = volume is null ? "" : $"--volume {volume}:/data ";
        var container = new RunningContainer(NewName("programme"));
        await PodmanAsync($"run --detach --name {container.Name} {Confined} --memory 512m {data}" +
            $"--publish 127.0.0.1::5080 --publish 127.0.0.1::5081 --publish 127.0.0.1::5082 {Image}");
        for (var attempt = 1; !await container.IsHealthyAsync(); attempt++)
            Assert.True(attempt < Attempts, $"The container did not become ready:\n{await container.LogAsync()}");
        return container;
    }

    /// <summary>What the image's health check says now.</summary>
    public async Task<bool> IsHealthyAsync()
    {
        try
        {
            await PodmanAsync($"healthcheck run {Name}");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Output of a command in the container.</summary>
    public Task<string> ExecAsync(params string[] command) => PodmanAsync($"exec {Name}", command);

    /// <summary>A new API key, made by the operator in the container; that of a trial manager by enrolling the first two persons.</summary>
    public async Task<string> KeyAsync(string role) => Key().Match(role == "trial_manager"
        ? await ExecAsync("programme", "access", "enrol", "manager:trial_manager", "other:operator")
        : await ExecAsync("programme", "access", "create", "--role", role, "--subject", $"container-{role}")).Value;

    /// <summary>Where a port of the container is published on this machine.</summary>
    public async Task<Uri> AddressAsync(int port) => new($"http://{(await PodmanAsync($"port {Name} {port}/tcp")).Trim()}");

    /// <summary>A client over the published gRPC port.</summary>
    public async Task<TClient> ClientAsync<TClient>(string? key = null)
        where TClient : ClientBase
    {
        var channel = GrpcChannel.ForAddress(await AddressAsync(5080));
        channels.Add(channel);
        var calls = key is null ? channel.CreateCallInvoker() : channel.Intercept(headers =>
        {
            headers.Add("authorization", $"Bearer {key}");
            return headers;
        });
        return (TClient)Activator.CreateInstance(typeof(TClient), calls)!;
    }

    /// <summary>Everything that the host logged.</summary>
    public async Task<string> LogAsync()
    {
        using var process =
            Process.Start(new ProcessStartInfo("podman", ["logs", Name]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var log = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return log + await output;
    }

    /// <summary>Stops it (SIGTERM, and SIGKILL after a minute); its exit code and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        await PodmanAsync($"stop --time 60 {Name}");
        var took = Stopwatch.GetElapsedTime(begun);
        var code = await PodmanAsync($"inspect {Name} --format", "{{.State.ExitCode}}");
        return (int.Parse(code), took);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels)
            channel.Dispose();
        await PodmanAsync($"rm --force --volumes --time 0 {Name}");
    }

    [GeneratedRegex("prg_[0-9a-z_]+")]
    private static partial Regex Key();
}
