using Google.Protobuf.WellKnownTypes;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>How lines of a category that belong to no school are shared. National, of no authority.</summary>
internal sealed record AllocationRuleRow
{
    public required int Number { get; init; }
    public required string Category { get; init; }
    public required AllocationBasis Basis { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required string Source { get; init; }
    public DateTimeOffset SetAt { get; init; }

    public AllocationRule ToMessage() => new()
    {
        Number = Number,
        Category = Category,
        Basis = Basis,
        ValidFrom = ValidFrom.ToDate(),
        Source = Source,
        SetAt = Timestamp.FromDateTimeOffset(SetAt),
    };
}
