using Microsoft.AspNetCore.Authentication;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Callers of gRPC and JSON who show an access token of the provider.</summary>
internal sealed class ProviderTokens(ProviderPersons persons, ILogger<ProviderTokens> log)
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "provider-token";

    /// <summary>Whose token it is; null when there is none, whatever is wrong with it.</summary>
    public async Task<Caller?> FindAsync(HttpContext http)
    {
        if (!persons.TakesTokens || string.IsNullOrEmpty(http.Request.Headers.Authorization))
            return null;
        var result = await http.AuthenticateAsync(Scheme);
        if (result.Principal is not { } claims)
            return null;
        // An ID token says who signed in to this client; it is not made for calls.
        var (person, because) = claims.FindFirst("nonce") is null ? persons.Read(claims) : (null, NotAPerson.NoName);
        if (person is null)
            log.LogInformation("A token of the provider names nobody who works here: {Reason}", because);
        return person is null ? null : await persons.CallerAsync(person);
    }
}
