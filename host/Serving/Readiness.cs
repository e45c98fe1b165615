using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Ready when every database answers.</summary>
internal sealed class Readiness(IEnumerable<Store> stores) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var store in stores)
        {
            if (!await store.AnswersAsync(cancellationToken))
                return HealthCheckResult.Unhealthy($"The database of {store.Module} does not answer.");
        }
        return HealthCheckResult.Healthy();
    }
}
