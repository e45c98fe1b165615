using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Programme.Host;

/// <summary>The last report of the health checks, two seconds old at most: a page that shows it asks no database.</summary>
internal sealed class LastHealth(HealthCheckService checks) : IHealthCheckPublisher
{
    private volatile HealthReport? last;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        last = report;
        return Task.CompletedTask;
    }

    /// <summary>The report; made now when there is none yet.</summary>
    public async ValueTask<HealthReport> ReportAsync(CancellationToken cancel) => last ?? await checks.CheckHealthAsync(cancel);
}
