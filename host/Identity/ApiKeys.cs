using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Finds the caller of an API key: <c>Bearer prg_{id}_{secret}</c>. Keys are <see cref="Remembered{TKey,TValue}"/>, so a
/// revoked key fails at its next call (with several hosts, within two seconds).</summary>
internal sealed class ApiKeys(Store<AccessDb> store, Remembered<string, KnownKey> known, TimeProvider clock, Settings settings)
{
    private const string Scheme = "Bearer ";
    private const int IdLength = 12;
    private const string Prefix = "prg_";

    /// <summary>A new key: its id, its secret, and what is kept of the secret.</summary>
    public static (string KeyId, string Secret, byte[] Hash) Make()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (id, $"{Prefix}{id}_{secret}", HashOf(secret));
    }

    /// <summary>Whose key this is; null when it is not a valid one, whatever is wrong with it.</summary>
    public async Task<Caller?> FindAsync(string? authorization)
    {
        if (KeyIn(authorization)?.Split('_') is not [var id, var secret]
            || await known.GetAsync(id, ReadAsync) is not { Row: var key } found)
            return null;
        return CryptographicOperations.FixedTimeEquals(key.SecretHash, HashOf(secret)) ? CallerOf(found) : null;
    }

    /// <summary>The caller of a key that was shown before, in a session; null when it works no more.</summary>
    public async Task<Caller?> FindByIdAsync(string keyId) => await known.GetAsync(keyId, ReadAsync) is { } found ? CallerOf(found) : null;

    private Caller? CallerOf(KnownKey found) => !found.Row.WorksOn(clock.Today()) ? null
        : new Caller(found.Row.Subject, found.Row.Role, found.Row.Codes, null)
        {
            Person = found.Row.PersonId.Length == 0 ? null : found.Row.PersonId,
            LinkedTo = found.LinkedTo
        };

    /// <summary>The id in what should be a key; empty when there is none.</summary>
    public static string IdOf(string? authorization) => KeyIn(authorization)?.Split('_')[0] is { Length: IdLength } id ? id : "";

    /// <summary>Id and secret. The name of the scheme may be written in any case (RFC 7235).</summary>
    private static string? KeyIn(string? authorization) =>
        authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
        && authorization[Scheme.Length..].TrimStart() is var key
            && key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    private async Task<KnownKey?> ReadAsync(string id)
    {
        await using var db = store.Read(Scope.All);
        if (await db.ApiKeys.SingleOrDefaultAsync(row => row.KeyId == id) is not { } key)
            return null;
        return new KnownKey(key, key.PersonId.Length == 0 ? [] : await LinkedToAsync(db, key.PersonId));
    }

    /// <summary>The persons to whom keys made or activated lately link this one.</summary>
    public async Task<IReadOnlyList<string>> LinkedToAsync(AccessDb db, string person)
    {
        var since = clock.GetUtcNow() - settings.LinkedFor;
        var lately = await db.ApiKeys.Where(row => row.PersonId != "" && row.Vouchers != ""
            && (row.CreatedAt > since || row.ActivatedAt > since)).ToListAsync();
        return [.. lately.Where(row => row.PersonId == person).SelectMany(row => row.VouchedBy)
            .Concat(lately.Where(row => row.VouchedBy.Contains(person)).Select(row => row.PersonId)).Distinct()];
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}

/// <summary>A key, and the persons to whom its person is linked.</summary>
internal sealed record KnownKey(ApiKeyRow Row, IReadOnlyList<string> LinkedTo);
