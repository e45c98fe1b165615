using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;

namespace Programme.Enrolment.Data;

/// <summary>The record of the draw, without its seed. There is one row at most: its key is always 1.</summary>
internal sealed record DrawRow
{
    public int Number { get; init; } = 1;
    public required string Algorithm { get; init; }
    public required string TrialId { get; init; }
    public AllocationMode Mode { get; init; }

    /// <summary>Joined by commas; empty = none.</summary>
    public required string BlockSizes { get; init; }

    public string? Beacon { get; init; }
    public required string ListHash { get; init; }

    /// <summary>Null when an allocation was imported without its seed.</summary>
    public string? Commitment { get; init; }

    public required string AllocationHash { get; init; }
    public DateTimeOffset DrawnAt { get; init; }
    public required string DrawnBy { get; init; }

    /// <summary>Where an imported allocation comes from; null = drawn here.</summary>
    public string? Provenance { get; init; }

    /// <summary>Whether the arms were derived from the seed by this program.</summary>
    public bool Derived { get; init; }

    public int Schools { get; init; }

    /// <summary>The record of arms that were derived from a seed here.</summary>
    public static DrawRow Of(DrawTerms terms, CanonicalList list, Seed seed, IReadOnlyList<DrawnUnit> drawn, DateTimeOffset at, string by) => new()
    {
        Algorithm = Draw.Algorithm,
        TrialId = terms.TrialId,
        Mode = terms.Mode,
        BlockSizes = terms.Sizes,
        Beacon = terms.Beacon,
        ListHash = list.Hash,
        Commitment = Draw.Commitment(terms, list, seed),
        AllocationHash = Draw.HashOf(drawn),
        DrawnAt = at,
        DrawnBy = by,
        Derived = true,
        Schools = drawn.Count,
    };

    /// <summary>The record of arms that were taken as they are, without a seed to derive them from.</summary>
    public static DrawRow Taken(string trialId, CanonicalList list, IReadOnlyList<DrawnUnit> drawn, DateTimeOffset at, string by) => new()
    {
        Algorithm = "",
        TrialId = trialId,
        BlockSizes = "",
        ListHash = list.Hash,
        AllocationHash = Draw.HashOf(drawn),
        DrawnAt = at,
        DrawnBy = by,
        Schools = drawn.Count,
    };

    public AllocationRecord ToMessage()
    {
        var record = new AllocationRecord
        {
            Algorithm = Algorithm,
            TrialId = TrialId,
            Mode = Mode,
            Beacon = Beacon ?? "",
            ListHash = ListHash,
            Commitment = Commitment ?? "",
            AllocationHash = AllocationHash,
            DrawnAt = Timestamp.FromDateTimeOffset(DrawnAt),
            DrawnBy = DrawnBy,
            Provenance = Provenance ?? "",
            Derived = Derived,
            Schools = Schools,
        };
        var sizes = BlockSizes.Split(',', StringSplitOptions.RemoveEmptyEntries);
        record.BlockSizes.AddRange(sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)));
        return record;
    }

    /// <summary>For the audit row: written out here, because the rows themselves would show the seed and the arms.</summary>
    public string ToAudit() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["algorithm"] = Algorithm,
        ["list_hash"] = ListHash,
        ["commitment"] = Commitment ?? "",
        ["allocation_hash"] = AllocationHash,
        ["schools"] = Schools.ToString(CultureInfo.InvariantCulture),
        ["provenance"] = Provenance ?? "",
    });
}
