using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Who is signed in in a browser: links that are not used yet, and sessions. Both are kept in memory, under a keyed hash of
/// their secret, so a restart ends them; each goes by a key, and ends with it. See decision 0073.</summary>
internal sealed class PageSessions(ApiKeys keys, TimeProvider clock, Settings settings) : IDisposable
{
    /// <summary>So long a link works.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    /// <summary>Roles of machines, which have no pages.</summary>
    private static readonly Role[] WithoutPages = [Role.MetricsReader, Role.SurveyForm];

    private readonly HMACSHA256 hmac = new(RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, (string KeyId, DateTimeOffset Expires)> links = new();
    private readonly ConcurrentDictionary<string, Known> sessions = new();

    /// <summary>A link for the holder of a key, and when it ends.</summary>
    public (string Link, DateTimeOffset Expires) MakeLink(string keyId)
    {
        var (secret, expires) = (NewSecret(), clock.GetUtcNow() + LinkLife);
        foreach (var old in links.Where(link => link.Value.Expires <= clock.GetUtcNow()))
            links.TryRemove(old);
        links[HashOf(secret)] = (keyId, expires);
        return ($"{settings.PagesAddress}/sign-in?link={secret}", expires);
    }

    /// <summary>A session for a link, which works no more; null when it does not work.</summary>
    public async Task<string?> OpenAsync(string link) =>
        links.TryRemove(HashOf(link), out var known) && known.Expires > clock.GetUtcNow()
            && MayEnter(await keys.FindByIdAsync(known.KeyId)) ? NewSession(known.KeyId, byLink: true) : null;

    /// <summary>A session for an API key; null when it is none.</summary>
    public async Task<string?> StartAsync(string apiKey)
    {
        var bearer = $"Bearer {apiKey}";
        return MayEnter(await keys.FindAsync(bearer)) ? NewSession(ApiKeys.IdOf(bearer), byLink: false) : null;
    }

    /// <summary>Whose session it is; null when it ended. One that began with a link stands for no person.</summary>
    public async Task<Caller?> FindAsync(string secret)
    {
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        if (!sessions.TryGetValue(hash, out var known))
            return null;
        var lives = now - known.SeenAt < settings.SessionIdle && now - known.StartedAt < settings.SessionMost;
        if (!lives || await keys.FindByIdAsync(known.KeyId) is not { } caller)
        {
            sessions.TryRemove(hash, out _);
            return null;
        }
        known.SeenAt = now;
        return known.ByLink ? caller with { Person = null, LinkedTo = [] } : caller;
    }

    /// <summary>Ends a session.</summary>
    public void End(string secret) => sessions.TryRemove(HashOf(secret), out _);

    /// <summary>What a form of this session must send back: another site cannot know it.</summary>
    public string FormToken(string secret) => HashOf($"form {secret}");

    public void Dispose() => hmac.Dispose();

    private static bool MayEnter(Caller? caller) => caller is not null && !WithoutPages.Contains(caller.Role);

    private string NewSession(string keyId, bool byLink)
    {
        var (secret, now) = (NewSecret(), clock.GetUtcNow());
        foreach (var old in sessions.Where(session => now - session.Value.SeenAt >= settings.SessionIdle))
            sessions.TryRemove(old);
        sessions[HashOf(secret)] = new Known(keyId, byLink, now) { SeenAt = now };
        return secret;
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private string HashOf(string secret)
    {
        lock (hmac)
            return Convert.ToHexStringLower(hmac.ComputeHash(Encoding.UTF8.GetBytes(secret)));
    }

    private sealed record Known(string KeyId, bool ByLink, DateTimeOffset StartedAt)
    {
        public DateTimeOffset SeenAt { get; set; }
    }
}
