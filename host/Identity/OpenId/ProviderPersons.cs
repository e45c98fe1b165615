using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Who somebody is that an OpenID provider names: the person by a claim, role and authorities by the table of groups in the
/// settings, as soon as two persons stand behind these settings. See decision 0109.</summary>
internal sealed class ProviderPersons(Settings settings, Store<AccessDb> store, Remembered<ProviderPerson, AdmittedPerson> known,
    ApiKeys keys)
{
    private readonly OpenIdSettings? openId = settings.OpenId;

    /// <summary>Its name on the pages; null = there is none.</summary>
    public string? Name => openId?.Name;

    /// <summary>Whether there is a provider whose access tokens are taken.</summary>
    public bool TakesTokens => openId?.Audience is not null;

    /// <summary>Whom claims name, and why it is nobody who works here.</summary>
    public (ProviderPerson? Person, NotAPerson Because) Read(ClaimsPrincipal claims)
    {
        if (PersonOf(claims, openId!.PersonClaim) is not { } person)
            return (null, NotAPerson.NoName);
        var named = claims.FindAll(openId.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var rows = openId.Groups.Where(row => named.Contains(row.Group)).ToList();
        if (rows.Count == 0)
            return (null, NotAPerson.NoGroup);
        if (rows.Select(row => row.Role).Distinct().Count() > 1)
            return (null, NotAPerson.SeveralRoles);
        var codes = rows.Exists(row => row.LaCodes.Count == 0) ? ""
            : string.Join(',', rows.SelectMany(row => row.LaCodes).Distinct().Order(StringComparer.Ordinal));
        return (new(person, rows[0].Role, codes), default);
    }

    /// <summary>The caller that a person is now; null while nobody, or one person alone, stands behind the settings, and when they were
    /// revoked.</summary>
    public async Task<Caller?> CallerAsync(ProviderPerson person) => await known.GetAsync(person, ReadAsync) is not { } admitted ? null
        : new Caller(person.PersonId, person.Role, person.LaCodes.Length == 0 ? null : person.LaCodes.Split(','), null)
        {
            Person = person.PersonId,
            LinkedTo = admitted.LinkedTo
        };

    /// <summary>The row of settings among the keys; null = there is none that was not revoked.</summary>
    public static Task<ApiKeyRow?> RowAsync(AccessDb db, string subject, CancellationToken cancel = default) =>
        db.ApiKeys.SingleOrDefaultAsync(row => row.Subject == subject && row.Role == Role.Unspecified && row.RevokedAt == null, cancel);

    private async Task<AdmittedPerson?> ReadAsync(ProviderPerson person)
    {
        await using var db = store.Read(Scope.All);
        return await RowAsync(db, openId!.Subject) is { ActivatedAt: not null }
            ? new(await keys.LinkedToAsync(db, person.PersonId)) : null;
    }

    /// <summary>The value of the claim, where it can stand for a person. A machine that calls for itself is none.</summary>
    private static string? PersonOf(ClaimsPrincipal claims, string claim)
    {
        var subject = claims.FindFirstValue("sub");
        if (subject is null || claims.FindFirstValue("idtyp") == "app"
            || subject == (claims.FindFirstValue("client_id") ?? claims.FindFirstValue("azp")))
            return null;
        if (claims.FindAll(claim).ToList() is not [{ Value: var value }])
            return null;
        var person = Guid.TryParseExact(value, "D", out _) ? value.ToLowerInvariant() : value;
        return Persons.IsName(person) ? person : null;
    }
}

/// <summary>A person as a provider named them.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Role">The role.</param>
/// <param name="LaCodes">Codes of authorities with commas between them; empty = all.</param>
internal sealed record ProviderPerson(string PersonId, Role Role, string LaCodes);

/// <summary>A person behind whose provider two persons stand.</summary>
/// <param name="LinkedTo">Persons to whom this one is linked by keys.</param>
internal sealed record AdmittedPerson(IReadOnlyList<string> LinkedTo);

/// <summary>Why claims name nobody who works here.</summary>
internal enum NotAPerson
{
    /// <summary>The claim is missing, has several values or another form, or a machine calls for itself.</summary>
    NoName,

    /// <summary>No group of the table is named.</summary>
    NoGroup,

    /// <summary>Groups of more than one role are named.</summary>
    SeveralRoles,
}
