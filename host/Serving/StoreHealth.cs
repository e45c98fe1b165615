using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Healthy while the database of one module answers.</summary>
internal sealed class StoreHealth(Store store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await store.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy($"The database of {store.Module} does not answer.");
}

/// <summary>gRPC health by service: a service is well while the database of its module answers and the data folder can be written to;
/// one without a database of its own needs them all. The host as a whole (no service named) is well while everything is.</summary>
internal static class ServiceHealth
{
    private const string Folder = "folder";

    public static void AddServiceHealth(this IServiceCollection services)
    {
        // Anybody may ask for health: the answer is the last check's, two seconds old at most, and costs the databases nothing.
        services.AddGrpcHealthChecks(health =>
        {
            health.UseHealthChecksCache = true;
            foreach (var service in Contracts.Methods.Values.Select(method => method.Service).Distinct())
                health.Services.Map(service.FullName, check => Concerns(check.Name, service.File.Package));
        }).AddCheck<Readiness>(Folder);
        services.AddOptions<HealthCheckServiceOptions>().Configure<IEnumerable<Store>>((health, stores) =>
        {
            foreach (var store in stores)
                health.Registrations.Add(new HealthCheckRegistration(store.Package, new StoreHealth(store), null, null));
        });
        services.AddSingleton<LastHealth>().AddSingleton<IHealthCheckPublisher>(host => host.GetRequiredService<LastHealth>());
        services.Configure<HealthCheckPublisherOptions>(health => (health.Delay, health.Period) = (TimeSpan.Zero, TimeSpan.FromSeconds(2)));
    }

    private static bool Concerns(string check, string package) =>
        check == Folder || check == package || !Modules.Contains(package);

    /// <summary>Packages whose services have a database of their own.</summary>
    internal static readonly string[] Modules =
        ["programme.access.v1", "programme.enrolment.v1", "programme.delivery.v1", "programme.outcomes.v1", "programme.costs.v1"];
}
