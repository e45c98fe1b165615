using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Answers at the secret addresses. Nothing here may log the path: whoever has it can read the feed.</summary>
internal sealed class CalendarFeeds(Store<DeliveryDb> store, Trial trial, TimeProvider clock)
{
    private const int DaysBack = 92;

    /// <summary>SHA-256 of a feed's secret; only this hash is stored.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The feed; an address that is wrong and one that was revoked are both not there.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        if (await FindAsync((string)http.Request.RouteValues["secret"]!, http.RequestAborted) is not { } text)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await http.Response.WriteAsync("There is no such calendar.\n", http.RequestAborted);
            return;
        }
        var body = Encoding.UTF8.GetBytes(text);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch == etag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = "text/calendar; charset=utf-8";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private async Task<string?> FindAsync(string secret, CancellationToken cancel)
    {
        var hash = HashOf(secret);
        await using var db = store.Read(Scope.All);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(row => row.SecretHash == hash && row.RevokedAt == null, cancel) is not { } feed)
            return null;
        var from = clock.Today().AddDays(-DaysBack);
        var sessions = await db.Sessions.Where(row => row.LaCode == feed.LaCode && row.SupervisorRef == feed.SupervisorRef
            && row.ScheduledOn >= from)
            .Where(row => row.Status != SessionStatus.Unspecified).ToListAsync(cancel);
        return SupervisorCalendar.Of(trial.Id, sessions, feed.IssuedAt);
    }
}
