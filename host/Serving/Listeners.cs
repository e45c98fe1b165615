using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The listeners: gRPC (HTTP/2), JSON (HTTP/1.1), metrics (HTTP/1.1, on its own port), and the socket for the
/// modules and the operator on this machine. See decision 0004.</summary>
internal static class Listeners
{
    private const string Key = "listener";
    private const string OfMetrics = "metrics";
    private const string OfMetricsWithKey = "metrics with key";

    public static void Listen(this WebApplicationBuilder builder, Settings settings, DataFolder folder,
        Certificates? certificates) =>
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What is not an RPC takes no body. That of an RPC has the limit of its access row (see Admission).
            kestrel.Limits.MaxRequestBodySize = 64_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.ListenUnixSocket(folder.Socket, socket => socket.Protocols = HttpProtocols.Http2);
            if (settings.Grpc is { } grpc)
                kestrel.Listen(grpc, port => port.Secure(certificates).Protocols = HttpProtocols.Http2);
            if (settings.Http is { } http)
                kestrel.Listen(http, port => port.Secure(certificates).Protocols = HttpProtocols.Http1);
            if (settings.Metrics is { } metrics)
            {
                kestrel.Listen(metrics, port => port.Secure(certificates)
                    .MarkAs(IPAddress.IsLoopback(metrics.Address) ? OfMetrics : OfMetricsWithKey));
            }
        });

    /// <summary>The metrics port serves metrics and nothing else; the other ports serve no metrics. Beyond this machine the
    /// scraper needs a key. A key limited to some authorities is shown their series alone, on this machine, too.</summary>
    public static void UseListeners(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<ApiKeys>();
        app.Use(async (http, next) =>
        {
            var listener = http.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Key, out var name) == true ? (string)name! : "";
            var metrics = string.Equals(http.Request.Path.Value?.TrimEnd('/'), "/metrics", StringComparison.OrdinalIgnoreCase);
            var health = http.Request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase);
            if (!health && metrics != listener.StartsWith(OfMetrics, StringComparison.Ordinal))
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (!metrics)
                await next(http);
            else if (await ScraperAsync(http, keys) is var scraper && scraper is null && listener == OfMetricsWithKey)
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                await app.Services.GetRequiredService<Scrape>().WriteAsync(http, scraper?.LaCodes);
        });
    }

    /// <summary>Whose metrics key the request has; null = it has none that works.</summary>
    private static async Task<Caller?> ScraperAsync(HttpContext http, ApiKeys keys) =>
        await keys.FindAsync(http.Request.Headers.Authorization) is { Role: Role.MetricsReader } scraper ? scraper : null;

    /// <summary>With a certificate, the port speaks TLS and nothing else.</summary>
    private static ListenOptions Secure(this ListenOptions port, Certificates? certificates) => certificates is null ? port
        : port.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificates.Current());

    private static void MarkAs(this ListenOptions port, string name)
    {
        port.Protocols = HttpProtocols.Http1;
        port.Use(next => connection =>
        {
            connection.Items[Key] = name;
            return next(connection);
        });
    }
}
