using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Programme.Host;

/// <summary>Before a page: who is signed in, is a form our own, is there room? What a role may not see is answered like what does not
/// exist.</summary>
internal sealed class PageGate(PageSessions sessions, AccessTable table, CallLimits limits, GrpcChannel channel, ILogger<PageGate> log)
{
    /// <summary>Name of the session's cookie.</summary>
    public const string Cookie = "programme-session";

    /// <summary>Name of the field that a form sends its token in.</summary>
    public const string TokenField = "form_token";

    /// <summary>Serves a page to whoever is signed in; everybody else signs in first.</summary>
    public RequestDelegate Serve(Func<PageRequest, Task> page) => async http =>
    {
        PageHeaders.Set(http.Response);
        var secret = http.Request.Cookies[Cookie] ?? "";
        if (await sessions.FindAsync(secret) is not { } caller)
        {
            var to = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
            http.Response.Redirect(to == "/" ? "/sign-in" : $"/sign-in?to={Uri.EscapeDataString(to)}");
            return;
        }
        var request = new PageRequest(http, caller, sessions.FormToken(secret), channel, table);
        if (!HttpMethods.IsGet(http.Request.Method) && !await IsOwnFormAsync(request))
            await RefuseAsync(request.Http, request.Viewer, StatusCodes.Status403Forbidden);
        else
            await ServeAsync(request, page);
    };

    /// <summary>Whether a browser sends this form from one of our pages, as far as it says so.</summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none"))
            return false;
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    private static async Task<bool> IsOwnFormAsync(PageRequest request)
    {
        if (!IsSameOrigin(request.Http.Request) || !request.Http.Request.HasFormContentType)
            return false;
        var form = await request.Http.Request.ReadFormAsync(request.Cancel);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form[TokenField].ToString()),
            Encoding.UTF8.GetBytes(request.FormToken));
    }

    private async Task ServeAsync(PageRequest request, Func<PageRequest, Task> page)
    {
        try
        {
            using var place = await limits.EnterAsync(request.Caller, isHeavy: true, request.Cancel);
            await page(request);
        }
        catch (RpcException refusal) when (!request.Http.Response.HasStarted)
        {
            await RefuseAsync(request.Http, request.Viewer, StatusOf(refusal.StatusCode));
        }
        catch (Exception fault) when (!request.Http.Response.HasStarted && fault is not OperationCanceledException)
        {
            log.LogError(fault, "A page was not drawn");
            await RefuseAsync(request.Http, request.Viewer, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>A page that says why there is no page.</summary>
    public static Task RefuseAsync(HttpContext http, Viewer? viewer, int status) => PageWriter.WriteAsync<RefusedPage>(http, status,
        (nameof(RefusedPage.Viewer), viewer), (nameof(RefusedPage.Status), status));

    private static int StatusOf(StatusCode code) => code switch
    {
        StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.InvalidArgument => StatusCodes.Status404NotFound,
        StatusCode.ResourceExhausted or StatusCode.Unavailable or StatusCode.DeadlineExceeded => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
