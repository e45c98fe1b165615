using System.Globalization;
using System.Threading.RateLimiting;
using Programme.Delivery;

namespace Programme.Host;

/// <summary>How often one address may ask for calendars (<c>Calendar:PerMinute</c>): they are open to whoever knows their secret, and each
/// answer is read from the database.</summary>
internal static class CalendarLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddCalendarLimit(this IServiceCollection services, Settings settings)
    {
        var most = settings.CalendarPerMinute;
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (refused, cancel) =>
            {
                var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
                refused.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await refused.HttpContext.Response.WriteAsync("Too many requests for calendars. Ask again later.\n", cancel);
            };
            limits.AddPolicy(DeliveryModule.CalendarLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window }));
        });
    }
}
