using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Programme.Host;

/// <summary>Reads the token with which a provider says that somebody signed out there.</summary>
internal static class LogoutTokens
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>Who signed out; null when it is no such token of this provider for us.</summary>
    public static async Task<AtProvider?> ReadAsync(string text, OpenIdConnectOptions provider, CancellationToken cancel)
    {
        var known = await provider.ConfigurationManager!.GetConfigurationAsync(cancel);
        var expected = provider.TokenValidationParameters.Clone();
        (expected.ValidIssuer, expected.IssuerSigningKeys) = (known.Issuer, known.SigningKeys);
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(text, expected);
        if (!read.IsValid || read.SecurityToken is not JsonWebToken token
            || !token.TryGetPayloadValue<Dictionary<string, object>>("events", out var events) || !events.ContainsKey(Event)
            || token.TryGetClaim("nonce", out _))
            return null;
        token.TryGetPayloadValue<string>("sid", out var session);
        return token.Subject is { Length: > 0 } || session is not null
            ? new(token.Subject is { Length: > 0 } subject ? subject : null, session) : null;
    }
}
