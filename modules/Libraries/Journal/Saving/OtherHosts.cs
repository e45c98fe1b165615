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
        var query = string.Join(" UNION ALL ", stores.Select(store =>
            $"SELECT '{store.Module}', coalesce(max(\"Sequence\"), 0) FROM {store.Table("row_hashes")}"));
        using var looks = new PeriodicTimer(BetweenLooks, clock);
        do
        {
            foreach (var (module, last) in await LookAsync(query, stoppingToken))
                changes.See(module, last);
        }
        while (await looks.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>The last change of each module; none = the database does not answer, and callers are told so elsewhere.</summary>
    private async Task<IReadOnlyList<(string Module, long Last)>> LookAsync(string query, CancellationToken cancel)
    {
        var found = new List<(string, long)>();
        try
        {
            await using var connection = settings.NewConnection("");
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables, our own
            command.CommandText = query;
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                found.Add((rows.GetString(0), rows.GetInt64(1)));
            return found;
        }
        catch (DbException)
        {
            return [];
        }
    }
}
