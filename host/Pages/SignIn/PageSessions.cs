using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Who is signed in in a browser: links that are not used yet, and sessions. Both are kept in memory, under a keyed hash of
/// their secret, so a restart ends them; each goes by a key, and ends with it. See decision 0073.</summary>
internal sealed class PageSessions : IDisposable
{
    /// <summary>Files of at most 2 MB that all sessions keep, and those of one key.</summary>
    private const int MostFiles = 32;
    private const int MostFilesOfOneKey = 3;

    /// <summary>So long a link works.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    /// <summary>A session that nobody comes back to, and what it keeps, is dropped this soon after its end.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    /// <summary>Roles of machines, which have no pages.</summary>
    private static readonly Role[] WithoutPages = [Role.MetricsReader, Role.SurveyForm];

    private readonly ApiKeys keys;
    private readonly TimeProvider clock;
    private readonly Settings settings;
    private readonly ITimer sweeper;
    private readonly HMACSHA256 hmac = new(RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, (string KeyId, DateTimeOffset Expires)> links = new();
    private readonly ConcurrentDictionary<string, Known> sessions = new();

    public PageSessions(ApiKeys keys, TimeProvider clock, Settings settings)
    {
        (this.keys, this.clock, this.settings) = (keys, clock, settings);
        sweeper = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

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
    public async Task<PageSession?> FindAsync(string secret)
    {
        var hash = HashOf(secret);
        if (!sessions.TryGetValue(hash, out var known))
            return null;
        if (!Lives(known) || await keys.FindByIdAsync(known.KeyId) is not { } caller)
        {
            sessions.TryRemove(hash, out _);
            return null;
        }
        known.SeenAt = clock.GetUtcNow();
        return new PageSession(known.ByLink ? caller with { Person = null, LinkedTo = [] } : caller, FormToken(secret), known.Keep);
    }

    /// <summary>Ends a session.</summary>
    public void End(string secret) => sessions.TryRemove(HashOf(secret), out _);

    public void Dispose()
    {
        sweeper.Dispose();
        hmac.Dispose();
    }

    /// <summary>What a form of this session must send back: another site cannot know it.</summary>
    private string FormToken(string secret) => HashOf($"form {secret}");

    /// <summary>Beyond what one key, or all sessions together, may keep, the oldest file goes.</summary>
    private void Trim(string keyId)
    {
        Drop(sessions.Values.Where(one => one.KeyId == keyId), MostFilesOfOneKey);
        Drop(sessions.Values, MostFiles);
    }

    private static void Drop(IEnumerable<Known> among, int most)
    {
        var files = among.SelectMany(one => one.Keep.Files.Select(file => (one.Keep, File: file))).OrderBy(one => one.File.KeptAt).ToList();
        foreach (var (keep, file) in files.Take(files.Count - most))
            keep.Remove(file);
    }

    private bool Lives(Known known) =>
        clock.GetUtcNow() - known.SeenAt < settings.SessionIdle && clock.GetUtcNow() - known.StartedAt < settings.SessionMost;

    private void Sweep()
    {
        foreach (var ended in sessions.Where(session => !Lives(session.Value)))
            sessions.TryRemove(ended);
    }

    private static bool MayEnter(Caller? caller) => caller is not null && !WithoutPages.Contains(caller.Role);

    private string NewSession(string keyId, bool byLink)
    {
        var (secret, now) = (NewSecret(), clock.GetUtcNow());
        Sweep();
        sessions[HashOf(secret)] = new Known(keyId, byLink, now, new SessionKeep(() => Trim(keyId))) { SeenAt = now };
        return secret;
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private string HashOf(string secret)
    {
        lock (hmac)
            return Convert.ToHexStringLower(hmac.ComputeHash(Encoding.UTF8.GetBytes(secret)));
    }

    private sealed record Known(string KeyId, bool ByLink, DateTimeOffset StartedAt, SessionKeep Keep)
    {
        public DateTimeOffset SeenAt { get; set; }
    }
}
