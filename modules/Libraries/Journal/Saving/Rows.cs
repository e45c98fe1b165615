using Programme.Access.V1;

namespace Programme.Journal;

/// <summary>One change, chained to the one before. Details and salt can be erased without breaking the chain, which
/// runs over the commitment.</summary>
public sealed class AuditRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Sequence { get; set; }
    /// <summary>When it was received.</summary>
    public DateTimeOffset At { get; set; }
    /// <summary>Who called.</summary>
    public required string Subject { get; set; }
    /// <summary>In which role.</summary>
    public Role Role { get; set; }
    /// <summary>Full method name.</summary>
    public required string Method { get; set; }
    /// <summary>The caller's id for this change; empty = none.</summary>
    public required string RequestId { get; set; }
    /// <summary>What changed, JSON; null = erased.</summary>
    public string? Details { get; set; }
    /// <summary>32 random bytes; null = erased.</summary>
    public byte[]? Salt { get; set; }
    /// <summary>SHA-256 of salt and details.</summary>
    public required byte[] Commitment { get; set; }
    /// <summary>Hash of the change's <see cref="RowHashRow"/>s; empty = it changed no row.</summary>
    public byte[] RowsHash { get; set; } = [];
    /// <summary>HMAC-SHA-256, with the audit key, of the hash before and everything above but details and salt.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>A request that was answered: the same id gets the same answer for 30 days.</summary>
public sealed class RequestRow
{
    /// <summary>Who called.</summary>
    public required string Subject { get; set; }
    /// <summary>The caller's id.</summary>
    public required string RequestId { get; set; }
    /// <summary>Full method name.</summary>
    public required string Method { get; set; }
    /// <summary>SHA-256 of the request.</summary>
    public required byte[] BodyHash { get; set; }
    /// <summary>The first answer, serialised.</summary>
    public required byte[] Response { get; set; }
    /// <summary>When it was answered.</summary>
    public DateTimeOffset At { get; set; }
}
