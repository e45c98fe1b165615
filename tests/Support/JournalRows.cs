using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;

namespace Programme.Tests.Support;

/// <summary>Rows of the audit and of answered requests, of all modules: each effect adds to them.</summary>
internal static class JournalRows
{
    /// <summary>How many there are.</summary>
    /// <param name="programme">The host.</param>
    /// <param name="requestId">Only those of this request; null = all.</param>
    public static async Task<(int Audit, int Requests)> OfAsync(RunningProgramme programme, string? requestId = null)
    {
        var (audit, requests) = (0, 0);
        foreach (var store in programme.Services.GetServices<Store>())
        {
            await using var db = store.OpenJournal();
            audit += await db.Audit.CountAsync(row => requestId == null || row.RequestId == requestId);
            requests += await db.Requests.CountAsync(row => requestId == null || row.RequestId == requestId);
        }
        return (audit, requests);
    }
}
