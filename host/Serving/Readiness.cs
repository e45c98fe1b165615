using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Ready when the data folder can be written to: a host that can only read is not ready. Whether the databases answer is
/// <see cref="StoreHealth"/>.</summary>
internal sealed class Readiness(DataFolder folder, FailedSync failedSync, TimeProvider clock) : IHealthCheck
{
    /// <summary>So much must be free on the disk.</summary>
    private const int ProbeBytes = 4_000_000;
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(10);
    private (DateTimeOffset At, string? Problem)? last;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (failedSync.Happened)
            return Task.FromResult(HealthCheckResult.Unhealthy("The disk failed to sync a database. Nothing more is written."));
        if (last is not { } probe || clock.GetUtcNow() - probe.At >= BetweenProbes)
            last = probe = (clock.GetUtcNow(), Probe(folder.FullPath));
        return Task.FromResult(probe.Problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(probe.Problem));
    }

    /// <summary>Writes a file as large as what a commit may need, to the disk, and removes it; what is wrong, or null.</summary>
    internal static string? Probe(string folder)
    {
        var file = Path.Combine(folder, "programme.probe");
        try
        {
            using (var probe = new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                PreallocationSize = ProbeBytes,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                probe.Write(new byte[4096]);
                probe.Flush(flushToDisk: true);
            }
            File.Delete(file);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"Nothing can be written to {folder}: {fault.Message}";
        }
    }
}
