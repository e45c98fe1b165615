namespace Programme.Host;

/// <summary>What would be answered to a browser with a status alone, or not at all, is a page: that of an address that does not exist is
/// the page of what is not for the role.</summary>
internal static class UnknownAddresses
{
    /// <summary>Stands before routing.</summary>
    public static void UsePagesForRefusals(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException fault) when (IsForPage(http))
        {
            http.Response.StatusCode = fault.StatusCode;
        }
        catch (Exception fault) when (IsForPage(http) && !http.RequestAborted.IsCancellationRequested)
        {
            app.Logger.LogError(fault, "A page was not drawn");
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        if (http.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null } && IsForPage(http))
            await http.RequestServices.GetRequiredService<PageGate>().RefuseAsync(http, StatusOf(http.Response.StatusCode));
    });

    /// <summary>Whether somebody looks at the answer: programs that call the API do not ask for HTML.</summary>
    private static bool IsForPage(HttpContext http) => !http.Response.HasStarted
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);

    /// <summary>A form's address that is opened is no page either.</summary>
    private static int StatusOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => StatusCodes.Status404NotFound,
        StatusCodes.Status429TooManyRequests => StatusCodes.Status503ServiceUnavailable,
        StatusCodes.Status400BadRequest => StatusCodes.Status403Forbidden,
        _ => status,
    };
}
