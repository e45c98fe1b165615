using System.Diagnostics;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A real OpenID provider (provider.js) at http://localhost, another site than http://127.0.0.1 for a browser.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Leash leash;

    private OpenIdProvider(Process process, Leash leash, int port) => (this.process, this.leash, Port) = (process, leash, port);

    public int Port { get; }

    public string Issuer => $"http://localhost:{Port}";

    /// <summary>Starts it for a programme at this address.</summary>
    public static async Task<OpenIdProvider> StartAsync(string folder, string programme, string secret)
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "provider.js"), $"{port}", programme])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CLIENT_SECRET"] = secret },
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var provider = new OpenIdProvider(process, Leash.On("kill -KILL $1", $"{process.Id}"), port);
        Assert.Equal("ready", await provider.LineAsync());
        return provider;
    }

    /// <summary>Tells it something; what it answers.</summary>
    public async Task<string> TellAsync(string command)
    {
        await process.StandardInput.WriteLineAsync(command);
        return await LineAsync();
    }

    /// <summary>An access token for a person.</summary>
    public Task<string> TokenAsync(string person, string audience = OpenIdProgramme.Audience, int seconds = 600, string issuer = "") =>
        TellAsync($"token {person} {audience} {seconds} {issuer}".TrimEnd());

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        leash.Dispose();
        process.Dispose();
    }

    private async Task<string> LineAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The provider ended.");
}
