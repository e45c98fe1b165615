namespace Programme.Host;

/// <summary>Signing in with a link or an API key, and signing out.</summary>
internal sealed class SignInEndpoints(PageSessions sessions, WrongKeys wrongKeys)
{
    private const string WrongLink = "This link does not work any more. It works once, for 15 minutes. Ask for another one.";
    private const string SessionEnded = "Your session ended. Sign in, and the form is shown again with what you typed.";
    private const string WrongKey = "This is not a key that works here. Check that you copied all of it, from prg_ on.";

    /// <summary>The form. A link is used when its form is sent, not when something looks at its address.</summary>
    public async Task ShowAsync(HttpContext http)
    {
        var secret = SessionCookie.Read(http);
        await FormAsync(http, http.Request.Query["link"].ToString(), http.Request.Query["to"].ToString(), "", [],
            hasEnded: secret.Length > 0 && await sessions.FindAsync(secret) is null);
    }

    /// <summary>The form for somebody whose session ended over another form, whose fields wait in this one.</summary>
    public static Task AgainAsync(HttpContext http, string to, IReadOnlyList<KeyValuePair<string, string>> waiting) =>
        FormAsync(http, "", to, SessionEnded, waiting);

    public async Task SignInAsync(HttpContext http)
    {
        if (!PageGate.IsSameOrigin(http.Request) || !http.Request.HasFormContentType)
        {
            await PageGate.RefuseAsync(http, null, StatusCodes.Status403Forbidden);
            return;
        }
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (link, key, to) = (form["link"].ToString(), form["key"].ToString().Trim(), form["to"].ToString());
        if (await (link.Length > 0 ? sessions.OpenAsync(link) : sessions.StartAsync(key)) is { } secret)
        {
            if (await sessions.FindAsync(secret) is { } session)
                session.Keep.Type(PageForms.Unwrapped(form));
            SessionCookie.Give(http, secret);
            http.Response.Redirect(OwnPath(to));
            return;
        }
        await wrongKeys.DelayAsync(http.Connection.RemoteIpAddress?.ToString() ?? "", ApiKeys.IdOf($"Bearer {key}"), http.RequestAborted);
        await FormAsync(http, "", to, link.Length > 0 ? WrongLink : WrongKey,
            PageForms.Wrapped(PageForms.Unwrapped(form)));
    }

    /// <summary>Says why nobody was signed in at the provider.</summary>
    public static Task RefuseAsync(HttpContext http, string problem, int status = StatusCodes.Status403Forbidden) =>
        FormAsync(http, "", "/", problem, [], status);

    /// <summary>Ends the session whose page the form is of.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        var (secret, then) = (SessionCookie.Read(http), "/sign-in");
        if (await sessions.FindAsync(secret) is { } session)
        {
            if (!await PageGate.IsOwnFormAsync(http, session))
            {
                await PageGate.RefuseAsync(http, null, StatusCodes.Status403Forbidden);
                return;
            }
            sessions.End(secret);
            if (session.AtProvider)
                then = "/sign-in?out=provider";
        }
        SessionCookie.Remove(http);
        http.Response.Redirect(then);
    }

    private static Task FormAsync(HttpContext http, string link, string to, string problem,
        IReadOnlyList<KeyValuePair<string, string>> waiting, int status = StatusCodes.Status403Forbidden, bool hasEnded = false) =>
        PageWriter.WriteAsync<SignInPage>(http, problem.Length > 0 ? status : StatusCodes.Status200OK,
            (nameof(SignInPage.Link), link), (nameof(SignInPage.To), OwnPath(to)), (nameof(SignInPage.Problem), problem),
            (nameof(SignInPage.Waiting), waiting), (nameof(SignInPage.LeftProvider), http.Request.Query["out"] == "provider"),
            (nameof(SignInPage.HasEnded), hasEnded));

    /// <summary>A path of this host; the first page in place of another host's.</summary>
    public static string OwnPath(string to) => to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal)
        && !to.Any(letter => char.IsControl(letter) || letter == '\\') ? to : "/";
}
