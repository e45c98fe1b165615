using Google.Protobuf.WellKnownTypes;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>That for a month without a return another month's counts may stand in. Only where somebody asks for them, and always
/// marked.</summary>
internal sealed record CarriedForwardRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>The month without a return, YYYY-MM.</summary>
    public required string Month { get; init; }

    /// <summary>1, 2, 3 … of the same month; the last holds.</summary>
    public required int Number { get; init; }

    /// <summary>The month whose counts stand in.</summary>
    public required string FromMonth { get; init; }

    public required string Reason { get; init; }
    public required string DeclaredBy { get; init; }
    public required DateTimeOffset DeclaredAt { get; init; }

    public CarriedForward ToMessage() => new()
    {
        LaCode = LaCode,
        Month = Month,
        FromMonth = FromMonth,
        Reason = Reason,
        DeclaredBy = DeclaredBy,
        DeclaredAt = Timestamp.FromDateTimeOffset(DeclaredAt),
    };
}
