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

    /// <summary>SHA-256 of the secret, which is 32 random bytes: nothing to guess, so no slow hash is needed.</summary>
    public required byte[] SecretHash { get; set; }

    public IReadOnlyList<string>? Codes => LaCodes.Length == 0 ? null : LaCodes.Split(',');

    public ApiKey ToMessage() => new()
    {
        KeyId = KeyId,
        Subject = Subject,
        Role = Role,
        LaCodes = { Codes ?? [] },
        CreatedAt = Timestamp.FromDateTimeOffset(CreatedAt),
        ExpiresOn = ExpiresOn.ToDate(),
        RevokedAt = RevokedAt is { } revoked ? Timestamp.FromDateTimeOffset(revoked) : null,
    };
}
