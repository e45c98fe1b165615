using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Programme.Host;

/// <summary>Pages of other origins that may call from a browser: CORS and gRPC-Web, off unless origins are allowed by a setting. A page
/// calls with a key like everybody else; no cookie is read.</summary>
internal static class Browsers
{
    /// <summary>What a page may read of an answer, beside its body.</summary>
    private static readonly string[] Exposed =
        ["grpc-status", "grpc-message", "grpc-status-details-bin", "grpc-encoding", "preference-applied", "retry-after"];

    private static readonly string[] Sent =
        ["authorization", "content-type", "prefer", "x-grpc-web", "x-user-agent", "grpc-timeout", "grpc-encoding", "grpc-accept-encoding"];

    public static void AddBrowsers(this IServiceCollection services, Settings settings)
    {
        if (settings.Origins.Count > 0)
            services.AddCors(cors => cors.AddDefaultPolicy(Allow(settings.Origins)));
    }

    /// <summary>After routing; before admission, because a browser asks beforehand without a key.</summary>
    public static void UseBrowsers(this WebApplication app, Settings settings)
    {
        if (settings.Origins.Count == 0)
            return;
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.UseCors();
    }

    private static CorsPolicy Allow(IReadOnlyList<string> origins) => new CorsPolicyBuilder([.. origins])
        .WithMethods("GET", "POST", "PATCH", "DELETE").WithHeaders(Sent).WithExposedHeaders(Exposed)
        .SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();
}
