using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Who is signed in in a browser: links that are not used yet, and sessions. Both are kept in memory, under a keyed hash of
/// their secret, so a restart ends them; each goes by a key, or by a person at the provider, and ends with it. See decisions 0073
/// and 0109.</summary>
internal sealed class PageSessions : IDisposable
{
    /// <summary>Files that all sessions keep, those of one key or person, and those of more than 2 MB, such as a register.</summary>
    private const int MostFiles = 32;
    private const int MostFilesOfOneHolder = 3;
    private const int MostLargeFiles = 1;

    /// <summary>So long a link works.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    /// <summary>A session that nobody comes back to, and what it keeps, is dropped this soon after its end.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    /// <summary>Roles of machines, which have no pages.</summary>
    private static readonly Role[] WithoutPages = [Role.MetricsReader, Role.SurveyForm];

    private readonly ApiKeys keys;
    private readonly ProviderPersons persons;
    private readonly TimeProvider clock;
    private readonly Settings settings;
    private readonly ITimer sweeper;
    private readonly HMACSHA256 hmac = new(RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, (string KeyId, DateTimeOffset Expires)> links = new();
    private readonly ConcurrentDictionary<string, Known> sessions = new();

    public PageSessions(ApiKeys keys, ProviderPersons persons, TimeProvider clock, Settings settings)
    {
        (this.keys, this.persons, this.clock, this.settings) = (keys, persons, clock, settings);
        sweeper = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>How many sessions live.</summary>
    public int Count => sessions.Values.Count(Lives);

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
            && MayEnter(await keys.FindByIdAsync(known.KeyId))
            ? NewSession(known.KeyId, async () => await keys.FindByIdAsync(known.KeyId) is { } caller
                ? caller with { Person = null, LinkedTo = [] } : null)
            : null;

    /// <summary>A session for an API key; null when it is none.</summary>
    public async Task<string?> StartAsync(string apiKey)
    {
        var bearer = $"Bearer {apiKey}";
        var id = ApiKeys.IdOf(bearer);
        return MayEnter(await keys.FindAsync(bearer)) ? NewSession(id, () => keys.FindByIdAsync(id)) : null;
    }

    /// <summary>A session for a person whom the provider named; null while two persons do not stand behind the provider.</summary>
    /// <param name="person">The person.</param>
    /// <param name="at">What the provider calls the person and the session there.</param>
    /// <param name="most">So long the session lives at most.</param>
    public async Task<string?> StartAsync(ProviderPerson person, AtProvider at, TimeSpan most) =>
        await persons.CallerAsync(person) is null ? null
        : NewSession($"person {person.PersonId}", () => persons.CallerAsync(person), at, most);

    /// <summary>Whose session it is; null when it ended. One that began with a link stands for no person.</summary>
    public async Task<PageSession?> FindAsync(string secret)
    {
        var hash = HashOf(secret);
        if (!sessions.TryGetValue(hash, out var known))
            return null;
        if (!Lives(known) || await known.CallerAsync() is not { } caller)
        {
            sessions.TryRemove(hash, out _);
            return null;
        }
        known.SeenAt = clock.GetUtcNow();
        return new PageSession(caller, FormToken(secret), known.Keep, known.AtProvider is not null);
    }

    /// <summary>Ends a session.</summary>
    public void End(string secret) => sessions.TryRemove(HashOf(secret), out _);

    /// <summary>Ends what began at the provider with a session there, or with all sessions of somebody.</summary>
    /// <param name="at">Subject, or session, or both; what is null is not asked for.</param>
    public void End(AtProvider at)
    {
        foreach (var session in sessions.Where(session => session.Value.AtProvider is { } known
            && (at.Subject is null || at.Subject == known.Subject) && (at.Session is null || at.Session == known.Session)))
            sessions.TryRemove(session);
    }

    public void Dispose()
    {
        sweeper.Dispose();
        hmac.Dispose();
    }

    /// <summary>What a form of this session must send back: another site cannot know it.</summary>
    private string FormToken(string secret) => HashOf($"form {secret}");

    /// <summary>Beyond what one key or person, or all sessions together, may keep, the oldest file goes.</summary>
    private void Trim(string holder)
    {
        Drop(sessions.Values.Where(one => one.Holder == holder), MostFilesOfOneHolder);
        Drop(sessions.Values, MostFiles);
        Drop(sessions.Values, MostLargeFiles, PageForms.MostBytesWithFile);
    }

    private static void Drop(IEnumerable<Known> among, int most, int largerThan = -1)
    {
        var files = among.SelectMany(one => one.Keep.Files.Select(file => (one.Keep, File: file)))
            .Where(one => one.File.Content.Length > largerThan).OrderBy(one => one.File.KeptAt).ToList();
        foreach (var (keep, file) in files.Take(files.Count - most))
            keep.Remove(file);
    }

    private bool Lives(Known known) =>
        clock.GetUtcNow() - known.SeenAt < settings.SessionIdle && clock.GetUtcNow() - known.StartedAt < known.Most;

    private void Sweep()
    {
        foreach (var ended in sessions.Where(session => !Lives(session.Value)))
            sessions.TryRemove(ended);
    }

    private static bool MayEnter(Caller? caller) => caller is not null && !WithoutPages.Contains(caller.Role);

    private string NewSession(string holder, Func<Task<Caller?>> caller, AtProvider? atProvider = null, TimeSpan? most = null)
    {
        var (secret, now) = (NewSecret(), clock.GetUtcNow());
        Sweep();
        sessions[HashOf(secret)] = new Known(holder, caller, atProvider, now, most ?? settings.SessionMost,
            new SessionKeep(() => Trim(holder)))
        { SeenAt = now };
        return secret;
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private string HashOf(string secret)
    {
        lock (hmac)
            return Convert.ToHexStringLower(hmac.ComputeHash(Encoding.UTF8.GetBytes(secret)));
    }

    /// <param name="Holder">The key, or the person, whose session it is.</param>
    /// <param name="CallerAsync">Who that is now; null = nobody any more.</param>
    /// <param name="AtProvider">What it is at the provider; null = it began with a key or a link.</param>
    /// <param name="StartedAt">Since when.</param>
    /// <param name="Most">So long at most.</param>
    /// <param name="Keep">What it keeps.</param>
    private sealed record Known(string Holder, Func<Task<Caller?>> CallerAsync, AtProvider? AtProvider, DateTimeOffset StartedAt,
        TimeSpan Most, SessionKeep Keep)
    {
        public DateTimeOffset SeenAt { get; set; }
    }
}

/// <summary>What an OpenID provider calls somebody who is signed in there.</summary>
/// <param name="Subject">The claim sub.</param>
/// <param name="Session">Its claim of the session; null = it names none.</param>
internal sealed record AtProvider(string? Subject, string? Session);
