using Google.Protobuf.WellKnownTypes;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A rule of compliance that was set. Number 1 is built in and has no row.</summary>
internal sealed record ComplianceRuleRow
{
    public required int Number { get; init; }
    public required ComplianceMeasure Measure { get; init; }
    public int LeastSessions { get; init; }
    public int LeastPercent { get; init; }
    public DateOnly? ByOn { get; init; }
    public bool PreSpecified { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public DateTimeOffset SetAt { get; init; }

    public Compliance ToRule() => new(Number, Measure, LeastSessions, LeastPercent, ByOn);

    public ComplianceRule ToMessage() => new()
    {
        Number = Number,
        Name = ToRule().Name,
        Measure = Measure,
        LeastSessions = LeastSessions,
        LeastPercent = LeastPercent,
        ByOn = ByOn.ToDate(),
        PreSpecified = PreSpecified,
        DecidedOn = DecidedOn.ToDate(),
        SetAt = Timestamp.FromDateTimeOffset(SetAt),
    };
}
