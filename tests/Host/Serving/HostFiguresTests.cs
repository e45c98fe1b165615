using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The figures of the host itself.</summary>
public sealed class HostFiguresTests
{
    [Fact]
    public async Task The_host_is_ready_only_while_every_check_of_health_says_so()
    {
        await using var programme = await RunningProgramme.StartAsync();
        programme.ExpectError("Health check");
        Assert.Contains("programme_ready 1", await programme.ScrapeAsync());

        programme.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Add(new HealthCheckRegistration("a database", new Away(), null, null));

        Assert.Contains("programme_ready 0", await programme.ScrapeAsync());
    }

    private sealed class Away : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Unhealthy("It does not answer."));
    }
}
