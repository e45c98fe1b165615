using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace Programme.Journal;

/// <summary>Notices within a second what other hosts committed to the same PostgreSQL database, so that nothing that this host keeps is
/// older: by the last change that <c>row_hashes</c> has of each module. See decision 0100.</summary>
public sealed class OtherHosts(StoreSettings settings, IEnumerable<Store> stores, Changes changes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Postgres)
            return;
        var query = "SELECT " + string.Join(" || ' ' || ",
            stores.Select(store => $"coalesce((SELECT max(\"Sequence\") FROM {store.Table("row_hashes")}), 0)"));
        using var looks = new PeriodicTimer(BetweenLooks, clock);
        var seen = await LookAsync(query, stoppingToken);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var now = await LookAsync(query, stoppingToken);
            if (now != seen)
                changes.Note();
            seen = now;
        }
    }

    /// <summary>What is there now; null = the database does not answer, and callers are told so elsewhere.</summary>
    private async Task<string?> LookAsync(string query, CancellationToken cancel)
    {
        try
        {
            await using var connection = settings.NewConnection("");
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables, our own
            command.CommandText = query;
#pragma warning restore CA2100
            return (string?)await command.ExecuteScalarAsync(cancel);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
