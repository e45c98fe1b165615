using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Programme.Host;

/// <summary>Before a page: who is signed in, is a form our own, is there room? What a role may not see is answered like what does not
/// exist.</summary>
internal sealed class PageGate(PageSessions sessions, AccessTable table, CallLimits limits, GrpcChannel channel, ILogger<PageGate> log)
{
    /// <summary>Name of the field that a form sends its token in.</summary>
    public const string TokenField = "form_token";

    /// <summary>Serves a page to whoever is signed in; everybody else signs in first.</summary>
    public RequestDelegate Serve(Func<PageRequest, Task> page) => async http =>
    {
        if (await sessions.FindAsync(SessionCookie.Read(http)) is not { } session)
            await SignInFirstAsync(http);
        else
            await ServeAsync(RequestOf(http, session), page);
    };

    /// <summary>A page that says why there is no page, to whoever asks.</summary>
    public async Task RefuseAsync(HttpContext http, int status) => await RefuseAsync(http,
        await sessions.FindAsync(SessionCookie.Read(http)) is { } session ? RequestOf(http, session).Viewer : null, status);

    private PageRequest RequestOf(HttpContext http, PageSession session) => new(http, session.Caller, session, channel, table);

    /// <summary>What was typed into a form whose session ended waits in the form in which they sign in, and is shown again after
    /// it.</summary>
    private static async Task SignInFirstAsync(HttpContext http)
    {
        var isForm = HttpMethods.IsPost(http.Request.Method);
        if (isForm && IsSurelySameOrigin(http.Request) && http.Request.HasFormContentType && !PageForms.IsWithFile(http.Request)
            && http.Request.ContentLength <= PageForms.MostBytesBeforeSession)
        {
            var typed = PageForms.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
            await SignInEndpoints.AgainAsync(http, http.Request.Path, PageForms.Wrapped(typed));
            return;
        }
        var to = http.Request.Path.Value + (isForm ? "" : http.Request.QueryString.Value);
        http.Response.Redirect(to == "/" ? "/sign-in" : $"/sign-in?to={Uri.EscapeDataString(to)}");
    }

    /// <summary>Whether a browser sends this form from one of our pages, as far as it says so.</summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none"))
            return false;
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    /// <summary>Whether a browser says so.</summary>
    private static bool IsSurelySameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() == "same-origin" && IsSameOrigin(request);

    /// <summary>Whether a form is one of this session. One of an earlier session is not acted on, but shown again with what was
    /// typed.</summary>
    public static async Task<bool> IsOwnFormAsync(HttpContext http, PageSession session)
    {
        if (!IsSameOrigin(http.Request) || !http.Request.HasFormContentType)
            return false;
        var form = await PageForms.ReadAsync(http);
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form[TokenField].ToString()),
            Encoding.UTF8.GetBytes(session.FormToken)))
            return true;
        if (IsSurelySameOrigin(http.Request))
            session.Keep.Type(PageForms.Typed(form));
        return false;
    }

    private async Task ServeAsync(PageRequest request, Func<PageRequest, Task> page)
    {
        try
        {
            using var place = await limits.EnterAsync(request.Caller, isHeavy: true, request.Cancel);
            if (!HttpMethods.IsGet(request.Http.Request.Method) && !await IsOwnFormAsync(request.Http, request.Session))
                await RefuseAsync(request.Http, request.Viewer, StatusCodes.Status403Forbidden, request.Http.Request.Path);
            else
                await page(request);
        }
        catch (RpcException refusal) when (!request.Http.Response.HasStarted)
        {
            await RefuseAsync(request.Http, request.Viewer, StatusOf(refusal));
        }
        catch (BadHttpRequestException) when (!request.Http.Response.HasStarted)
        {
            await RefuseAsync(request.Http, request.Viewer, StatusCodes.Status403Forbidden);
        }
        catch (Exception fault) when (!request.Http.Response.HasStarted && !request.Cancel.IsCancellationRequested
            && fault is not OperationCanceledException)
        {
            log.LogError(fault, "A page was not drawn");
            await RefuseAsync(request.Http, request.Viewer, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>A page that says why there is no page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="viewer">Who looks; null = nobody is signed in.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="back">Address of the page whose form was not accepted; empty = none.</param>
    public static Task RefuseAsync(HttpContext http, Viewer? viewer, int status, string back = "") => PageWriter.WriteAsync<RefusedPage>(
        http, status, (nameof(RefusedPage.Viewer), viewer), (nameof(RefusedPage.Status), status), (nameof(RefusedPage.Back), back));

    private static int StatusOf(RpcException refusal) => refusal.StatusCode switch
    {
        StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.InvalidArgument => StatusCodes.Status404NotFound,
        _ when PageProblems.IsFor(refusal, Reasons.FileTooLarge) => StatusCodes.Status413PayloadTooLarge,
        StatusCode.ResourceExhausted or StatusCode.Unavailable or StatusCode.DeadlineExceeded => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
