namespace Programme.Host;

/// <summary>The cookie with the secret of a session. Over TLS its name binds it to this host and to TLS: a browser takes such a cookie
/// from nobody else.</summary>
internal static class SessionCookie
{
    private const string Name = "programme-session";

    /// <summary>The secret that the browser sent; empty = none.</summary>
    public static string Read(HttpContext http) => http.Request.Cookies[NameFor(http)] ?? "";

    /// <summary>Gives the browser a new secret; the session before it ends.</summary>
    public static void Give(HttpContext http, string secret)
    {
        http.RequestServices.GetRequiredService<PageSessions>().End(Read(http));
        http.Response.Cookies.Append(NameFor(http), secret, Options(http));
    }

    /// <summary>Takes it away.</summary>
    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Options(http));

    /// <summary>Whether browsers reach the pages over TLS: here, or at a proxy.</summary>
    public static bool IsOverTls(HttpContext http) => http.Request.IsHttps
        || http.RequestServices.GetRequiredService<Settings>().PagesAddress.StartsWith("https:", StringComparison.Ordinal);

    private static string NameFor(HttpContext http) => IsOverTls(http) ? $"__Host-{Name}" : Name;

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = IsOverTls(http),
        Path = "/",
        IsEssential = true,
    };
}
