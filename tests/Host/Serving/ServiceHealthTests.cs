using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ServiceHealthTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public async Task Each_service_says_whether_it_is_well()
    {
        var programme = await programmes.OnAsync("sqlite");
        var health = new Grpc.Health.V1.Health.HealthClient(programme.Invoker(null));

        var services = Contracts.Methods.Values.Select(method => method.Service.FullName).Distinct().ToList();
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await health.CheckAsync(new() { Service = "programme.None" }));

        Assert.All(services.Append(""), service =>
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Check(new() { Service = service }).Status));
        Assert.True(services.Count > 15);
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Every_database_is_asked()
    {
        var programme = await programmes.OnAsync("sqlite");

        Assert.Equal(programme.Services.GetServices<Store>().Select(store => store.Package).Order(StringComparer.Ordinal),
            ServiceHealth.Modules.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named()
    {
        var missing = new Store("delivery", new StoreSettings("/nowhere", null), typeof(object),
            () => throw new InvalidOperationException());

        var result = await new StoreHealth(missing).CheckHealthAsync(new HealthCheckContext());

        Assert.Equal((HealthStatus.Unhealthy, "The database of delivery does not answer."), (result.Status, result.Description));
    }
}
