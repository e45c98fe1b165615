using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Registers this module's services, figures and kinds of data with the host.</summary>
public static class CostsModule
{
    /// <summary>The lists that come in, as their reader knows them.</summary>
    public static IReadOnlyList<ListDescription> Lists { get; } =
    [
        CostLinesList.Description,
        DeflatorsList.Description,
    ];

    /// <summary>Adds its database and what its RPCs need.</summary>
    public static void AddCosts(this IServiceCollection services)
    {
        services.AddStore<CostsDb, CostsPostgresDb>("costs", (options, scope) => new CostsDb(options, scope),
            (options, scope) => new CostsPostgresDb(options, scope));
        services.AddRetention<CostsDb>("costs");
        services.AddSingleton<FromEnrolment>().AddSingleton<CostSummaries>()
            .AddSingleton<CostsFigures>().AddSingleton<CostReachLoader>().AddSingleton<FromOutcomes>()
            .AddSingleton<CostQueryLoader>();
        services.AddSingleton<FigureSource>(provider => provider.GetRequiredService<CostsFigures>().Source);
    }

    /// <summary>Serves its RPCs.</summary>
    public static void MapCosts(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<CostsHandler>();
        app.MapGrpcService<CostPeriodsHandler>();
        app.MapGrpcService<EconomicsHandler>();
    }
}
