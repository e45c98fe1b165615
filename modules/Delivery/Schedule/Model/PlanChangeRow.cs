using Google.Protobuf.WellKnownTypes;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What one run of the plan did to a session, and why.</summary>
internal sealed record PlanChangeRow : IOfAuthority
{
    /// <summary>1, 2, 3 … for each run that changed something, over all authorities; 0 = not stored.</summary>
    public int Run { get; init; }
    public required string SessionRef { get; init; }
    public required string LaCode { get; init; }
    public required string Urn { get; init; }
    public required PlanChangeKind Kind { get; init; }
    public DateOnly? FromOn { get; init; }
    public DateOnly? ToOn { get; init; }
    public string? FromSupervisor { get; init; }
    public string? ToSupervisor { get; init; }
    public required string Cause { get; init; }
    public required string Explanation { get; init; }
    public DateTimeOffset? MadeAt { get; init; }

    public PlanChange ToMessage() => new()
    {
        SessionRef = SessionRef,
        Urn = Urn,
        LaCode = LaCode,
        Kind = Kind,
        FromOn = FromOn.ToDate(),
        ToOn = ToOn.ToDate(),
        FromSupervisor = FromSupervisor ?? "",
        ToSupervisor = ToSupervisor ?? "",
        Cause = Cause,
        Explanation = Explanation,
        MadeAt = MadeAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
    };
}
