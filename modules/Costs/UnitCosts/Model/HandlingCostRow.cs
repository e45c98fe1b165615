using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What it costs children's social care to handle one event, in one version of the unit costs. Of no authority.</summary>
internal sealed record HandlingCostRow
{
    /// <summary>Events that can have a cost, in their order.</summary>
    public static IReadOnlyList<string> Events { get; } = ["contact", "referral", "section_47"];

    public required int Number { get; init; }
    public required string Event { get; init; }
    public required long Pence { get; init; }

    public HandlingUnitCost ToMessage() => new() { Event = Event, Pence = Pence };
}
