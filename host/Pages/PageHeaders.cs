namespace Programme.Host;

/// <summary>Headers of every answer to a browser, pages and JSON alike: nothing is kept, framed, or loaded from elsewhere, and no script
/// runs.</summary>
internal static class PageHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'; object-src 'none'";

    /// <summary>Sets them before anything else answers. Calls by gRPC come from no page.</summary>
    public static void UsePageHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
            Set(http);
        return next(http);
    });

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (SessionCookie.IsOverTls(http))
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
