using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Programme.Host;

/// <summary>Signing in at the OpenID provider: a form, the way there, and the way back.</summary>
internal sealed class ProviderEndpoints(PageSessions sessions, ProviderPersons persons, WaitingForms waiting, Settings settings,
    IAuthenticationHandlerProvider handlers, IOptionsMonitor<OpenIdConnectOptions> signIn, ILogger<ProviderEndpoints> log)
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "provider";

    /// <summary>Where the provider sends the browser back to.</summary>
    public const string ReturnPath = "/sign-in/provider/return";

    private const string WaitingItem = "waiting";
    private const string NotAccepted = "The answer of your provider was not accepted: it was used before, is too old, or belongs to "
        + "another browser. Sign in again.";
    private const string NotReached = "Your provider cannot be reached. Try again in a minute, or sign in with a key.";
    private const string NotAdmitted = "This provider is not activated here: two persons must stand behind it. Ask the operator.";

    private readonly OpenIdSettings? openId = settings.OpenId;

    /// <summary>Begins with a form, whose fields of an interrupted form wait here: the policy of the pages lets no form lead to another
    /// site, so a page of ours leads on.</summary>
    public async Task BeginAsync(HttpContext http)
    {
        if (!PageGate.IsSameOrigin(http.Request) || !http.Request.HasFormContentType)
        {
            await PageGate.RefuseAsync(http, null, StatusCodes.Status403Forbidden);
            return;
        }
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var id = waiting.Keep(PageForms.Unwrapped(form));
        var to = Uri.EscapeDataString(SignInEndpoints.OwnPath(form["to"].ToString()));
        await OnwardAsync(http, $"/sign-in/provider?to={to}&waiting={id}");
    }

    /// <summary>Leads to the provider.</summary>
    public async Task LeaveAsync(HttpContext http)
    {
        var properties = new AuthenticationProperties
        {
            RedirectUri = SignInEndpoints.OwnPath(http.Request.Query["to"].ToString()),
            Items = { [WaitingItem] = http.Request.Query["waiting"].ToString() },
        };
        try
        {
            await http.ChallengeAsync(Scheme, properties);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            log.LogWarning("The OpenID provider cannot be reached: {Reason}", fault.Message);
            await SignInEndpoints.RefuseAsync(http, NotReached, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The provider sent the browser back.</summary>
    public async Task ReturnAsync(HttpContext http)
    {
        await ((IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(http, Scheme))!).HandleRequestAsync();
    }

    /// <summary>The address that people see, not that of a listener behind a proxy.</summary>
    public Task LeavingAsync(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = settings.PagesAddress + ReturnPath;
        return Task.CompletedTask;
    }

    /// <summary>The provider says who it is: a session, or why there is none.</summary>
    public async Task ReturnedAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var (person, because) = persons.Read(context.Principal!);
        if (person is null)
            await SignInEndpoints.RefuseAsync(http, because switch
            {
                NotAPerson.NoGroup => "Your account is in no group of this programme. Ask whoever runs the programme.",
                NotAPerson.SeveralRoles => "Your account is in groups of several roles. A person has one: ask to leave the other groups.",
                _ => "Your provider does not say who you are in a form used here. Ask the operator.",
            });
        else if (await sessions.StartAsync(person, SessionOf(context.Principal!), openId!.Session) is not { } secret)
            await SignInEndpoints.RefuseAsync(http, NotAdmitted);
        else
        {
            if (await sessions.FindAsync(secret) is { } session
                && context.Properties?.Items.TryGetValue(WaitingItem, out var id) == true)
                session.Keep.Type(waiting.Take(id ?? ""));
            SessionCookie.Give(http, secret);
            // A cookie for our own pages alone is not sent on a way that began at another site: the next step is one of ours.
            await OnwardAsync(http, context.ReturnUri is { } to ? SignInEndpoints.OwnPath(to) : "/");
        }
    }

    /// <summary>What came back is no answer of the provider to a question of this browser.</summary>
    public Task FailedAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        log.LogInformation("An answer of the OpenID provider was not accepted: {Reason}", ReasonOf(context.Failure));
        return SignInEndpoints.RefuseAsync(context.HttpContext, NotAccepted);
    }

    /// <summary>Leads to where somebody signs out at the provider.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        var there = (await ConfigurationAsync(http)).EndSessionEndpoint;
        http.Response.Redirect(string.IsNullOrEmpty(there) ? "/sign-in" : QueryHelpers.AddQueryString(there, new Dictionary<string, string?>
        {
            ["client_id"] = openId!.ClientId,
            ["post_logout_redirect_uri"] = $"{settings.PagesAddress}/sign-in",
        }));
    }

    /// <summary>The provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): their sessions end.</summary>
    public async Task EndedAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var said = await LogoutTokens.ReadAsync(form["logout_token"].ToString(), signIn.Get(Scheme), http.RequestAborted);
        if (said is null)
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            sessions.End(said);
    }

    private Task<OpenIdConnectConfiguration> ConfigurationAsync(HttpContext http) =>
        signIn.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);

    private static AtProvider SessionOf(ClaimsPrincipal claims) => new(claims.FindFirstValue("sub"), claims.FindFirstValue("sid"));

    private static string ReasonOf(Exception? failure) =>
        failure is OpenIdConnectProtocolException protocol ? protocol.Message.Split(',')[0]
        : failure is null ? "none" : failure.GetType().Name;

    private static Task OnwardAsync(HttpContext http, string to) =>
        PageWriter.WriteAsync<OnwardPage>(http, StatusCodes.Status200OK, (nameof(OnwardPage.To), to));
}
