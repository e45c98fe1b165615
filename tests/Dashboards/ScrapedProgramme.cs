using System.Collections.Concurrent;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>A host with the whole programme of <c>tests/Data/programme</c> loaded, and metrics stores beside it; started when first
/// asked for, so that a machine without them skips the tests by name.</summary>
[CollectionDefinition(Collection)]
public sealed class ScrapedProgrammes : ICollectionFixture<ScrapedProgramme>
{
    public const string Collection = "scraped programme";
}

/// <inheritdoc cref="ScrapedProgrammes"/>
public sealed class ScrapedProgramme : IAsyncLifetime
{
    private readonly Lazy<Task<RunningProgramme>> running = new(StartAsync);
    private readonly ConcurrentDictionary<string, Lazy<Task<ScrapingStore>>> stores = new();

    /// <summary>The files that were loaded, and what is known of them.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "programme");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in stores.Values.Where(store => store.Value.IsCompletedSuccessfully))
            await (await store.Value).DisposeAsync();
        if (running.IsValueCreated && running.Value.IsCompletedSuccessfully)
            await (await running.Value).DisposeAsync();
    }

    /// <param name="kind">See <see cref="ScrapingStore"/>.</param>
    internal async Task<MetricsStore> StoreAsync(string kind = ScrapingStore.Prometheus)
    {
        Tools.Find(kind, kind);
        return (await stores.GetOrAdd(kind, _ => new(async () =>
        {
            var host = await running.Value;
            return await ScrapingStore.StartAsync(kind, host.Metrics, await host.KeyAsync(Role.MetricsReader));
        })).Value).Api;
    }

    internal Task<RunningProgramme> HostAsync()
    {
        Tools.Find(ScrapingStore.Prometheus, ScrapingStore.Prometheus);
        return running.Value;
    }

    /// <summary>With what the files have not: targets, and a budget for each authority.</summary>
    private static async Task<RunningProgramme> StartAsync()
    {
        var host = await RunningProgramme.StartAsync(settings: ["--Targets:SessionDelivery=0.9", "--Targets:InappropriateContacts=0.3"]);
        try
        {
            using var channel = ModuleCalls.ChannelTo(DataFolder.SocketOf(host.Folder));
            await LoadVerb.LoadAsync(channel.CreateCallInvoker(), Data, Trial.Default.FirstOn, _ => { }, default);
            var costs = await host.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst);
            foreach (var authority in host.Client<EnrolmentService.EnrolmentServiceClient>().ListAuthorities(new()).Authorities)
                await costs.RecordCostLineAsync(new() { CostLine = BudgetOf(authority.LaCode) });
            await host.Client<EconomicsService.EconomicsServiceClient>().SetAllocationRuleAsync(new()
            {
                Category = "management",
                Basis = AllocationBasis.Schools,
                ValidFrom = new DateOnly(2021, 1, 1).ToDate(),
                Source = "For the tests."
            });
            await host.ScrapeAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static CostLine BudgetOf(string laCode) => new()
    {
        LaCode = laCode,
        Payer = Payer.La,
        Category = "management",
        CostClass = CostClass.Recurring,
        AmountPence = 15_000_000,
        PriceYear = "2021/22",
        PeriodStartOn = new DateOnly(2021, 9, 1).ToDate(),
        PeriodEndOn = new DateOnly(2021, 12, 31).ToDate(),
        Attribution = CostAttribution.Intervention,
        Money = CostMoney.Budget
    };
}
