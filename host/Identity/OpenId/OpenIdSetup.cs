using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Programme.Host;

/// <summary>Sign-in at an OpenID provider by authorisation code with PKCE, and its access tokens. Signed with its public keys alone, of its
/// issuer, for us, within their time by this host's clock.</summary>
internal static class OpenIdSetup
{
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A key that is not known is looked for at the provider no more often than this.</summary>
    private static readonly TimeSpan KeysAgainAfter = TimeSpan.FromSeconds(30);

    public static void AddOpenId(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ProviderPersons>().AddSingleton<ProviderTokens>();
        if (settings.OpenId is not { } openId)
            return;
        // Protects what the browser carries to the provider and back: minutes, so it need not outlive a start.
        services.AddScoped<ProviderEndpoints>();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication().AddJwtBearer(ProviderTokens.Scheme, token => Configure(token, openId))
            .AddOpenIdConnect(ProviderEndpoints.Scheme, signIn => Configure(signIn, openId, settings));
        services.AddOptions<JwtBearerOptions>(ProviderTokens.Scheme)
            .Configure<TimeProvider>((token, clock) => token.TokenValidationParameters = Expected(openId.Audience ?? "", clock))
            .PostConfigure(token => ForgetOldKeys(token.ConfigurationManager));
        services.AddOptions<OpenIdConnectOptions>(ProviderEndpoints.Scheme)
            .Configure<TimeProvider>((signIn, clock) =>
            {
                signIn.TokenValidationParameters = Expected(openId.ClientId, clock);
                signIn.Events.OnRedirectToIdentityProvider = context => OfRequest(context.HttpContext).LeavingAsync(context);
                signIn.Events.OnTicketReceived = context => OfRequest(context.HttpContext).ReturnedAsync(context);
                signIn.Events.OnRemoteFailure = context => OfRequest(context.HttpContext).FailedAsync(context);
            }).PostConfigure(signIn => ForgetOldKeys(signIn.ConfigurationManager));
    }

    /// <summary>A key that the provider withdrew signs nothing any more.</summary>
    private static void ForgetOldKeys(object? keys) => ((BaseConfigurationManager)keys!).UseLastKnownGoodConfiguration = false;

    private static ProviderEndpoints OfRequest(HttpContext http) => http.RequestServices.GetRequiredService<ProviderEndpoints>();

    private static void Configure(JwtBearerOptions token, OpenIdSettings openId)
    {
        (token.Authority, token.MapInboundClaims, token.RefreshInterval) = (openId.Issuer, false, KeysAgainAfter);
        (token.RequireHttpsMetadata, token.BackchannelTimeout) = (openId.Issuer.StartsWith("https:", StringComparison.Ordinal), Patience);
    }

    private static void Configure(OpenIdConnectOptions signIn, OpenIdSettings openId, Settings settings)
    {
        (signIn.Authority, signIn.ClientId, signIn.ClientSecret) = (openId.Issuer, openId.ClientId, openId.ClientSecret);
        (signIn.MapInboundClaims, signIn.RefreshInterval, signIn.BackchannelTimeout) = (false, KeysAgainAfter, Patience);
        signIn.RequireHttpsMetadata = openId.Issuer.StartsWith("https:", StringComparison.Ordinal);
        // The answer comes in the address: a form of another site would need cookies that every site may send.
        (signIn.ResponseType, signIn.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (signIn.UsePkce, signIn.SaveTokens, signIn.GetClaimsFromUserInfoEndpoint) = (true, false, false);
        (signIn.CallbackPath, signIn.SignInScheme) = (ProviderEndpoints.ReturnPath, "session");
        signIn.ClaimActions.Clear();
        signIn.Scope.Clear();
        foreach (var scope in openId.Scopes)
            signIn.Scope.Add(scope);
        var isSecure = settings.PagesAddress.StartsWith("https:", StringComparison.Ordinal);
        foreach (var cookie in new[] { signIn.CorrelationCookie, signIn.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax,
                isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest, true);
    }

    private static TokenValidationParameters Expected(string audience, TimeProvider clock) => new()
    {
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
        LifetimeValidator = (from, until, _, _) =>
            until > (clock.GetUtcNow() - Skew).UtcDateTime && (from is null || from <= (clock.GetUtcNow() + Skew).UtcDateTime),
    };
}
