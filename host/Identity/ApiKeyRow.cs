using Google.Protobuf.WellKnownTypes;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>An API key; of its secret only the hash.</summary>
internal sealed class ApiKeyRow
{
    public required string KeyId { get; set; }
    public required string Subject { get; set; }
    public Role Role { get; set; }

    /// <summary>Authority codes separated by commas; empty = all.</summary>
    public required string LaCodes { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateOnly? ExpiresOn { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whose key it is; empty = a machine's.</summary>
    public string PersonId { get; set; } = "";

    /// <summary>The persons who stand behind it, separated by commas.</summary>
    public string Vouchers { get; set; } = "";

    /// <summary>Null = it does not work yet.</summary>
    public DateTimeOffset? ActivatedAt { get; set; }

    /// <summary>SHA-256 of the secret, which is 32 random bytes: nothing to guess, so no slow hash is needed.</summary>
    public required byte[] SecretHash { get; set; }

    public IReadOnlyList<string>? Codes => LaCodes.Length == 0 ? null : LaCodes.Split(',');

    public IReadOnlyList<string> VouchedBy => Vouchers.Length == 0 ? [] : Vouchers.Split(',');

    /// <summary>Whether it is activated, not revoked and not expired.</summary>
    public bool WorksOn(DateOnly today) => RevokedAt is null && ActivatedAt is not null && (ExpiresOn is null || ExpiresOn >= today);

    /// <summary>Another person stands behind the key, which works from the second one on.</summary>
    public void Vouch(string person, DateTimeOffset now)
    {
        Vouchers = string.Join(',', [.. VouchedBy, person]);
        if (VouchedBy.Count == Persons.Needed)
            ActivatedAt = now;
    }

    public ApiKey ToMessage() => new()
    {
        KeyId = KeyId,
        Subject = Subject,
        Role = Role,
        LaCodes = { Codes ?? [] },
        CreatedAt = Timestamp.FromDateTimeOffset(CreatedAt),
        ExpiresOn = ExpiresOn.ToDate(),
        RevokedAt = RevokedAt is { } revoked ? Timestamp.FromDateTimeOffset(revoked) : null,
        PersonId = PersonId,
        Vouchers = { VouchedBy },
        ActivatedAt = ActivatedAt is { } activated ? Timestamp.FromDateTimeOffset(activated) : null,
    };
}
