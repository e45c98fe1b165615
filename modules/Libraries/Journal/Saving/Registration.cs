using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Programme.Journal;

/// <summary>Registers a module's database with the service container.</summary>
public static class Registration
{
    /// <summary>Adds a module's store, its writer, and the store's entry in the host's list.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="module">The module's name in lower case.</param>
    /// <param name="sqlite">Makes the context with the migrations for SQLite.</param>
    /// <param name="postgres">Makes the context with the migrations for PostgreSQL.</param>
    public static void AddStore<TDb, TPostgresDb>(this IServiceCollection services, string module,
        Func<DbContextOptions, Scope, TDb> sqlite, Func<DbContextOptions, Scope, TPostgresDb> postgres)
        where TDb : JournalDb
        where TPostgresDb : TDb
    {
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<StoreSettings>();
            return settings.Postgres
                ? new Store<TDb>(module, settings, typeof(TPostgresDb), postgres)
                : new Store<TDb>(module, settings, typeof(TDb), sqlite);
        });
        services.AddSingleton(provider => provider.GetRequiredService<Store<TDb>>().Journal);
        services.AddSingleton<Commit<TDb>>();
        services.AddSingleton(provider => new WaitingChanges(module, () => provider.GetRequiredService<Commit<TDb>>().Waiting));
        services.AddHostedService(provider => provider.GetRequiredService<Commit<TDb>>());
    }
}
