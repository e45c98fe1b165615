using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>The commitment to a batch's seed, stored before its draw.</summary>
internal sealed record CommitmentRow
{
    public int Batch { get; init; }
    public required string TrialId { get; init; }
    public required string ListHash { get; init; }
    public AllocationMode Mode { get; init; }

    /// <summary>Joined by commas; empty = none.</summary>
    public required string BlockSizes { get; init; }

    /// <summary>Which public value will be mixed in; null = none.</summary>
    public string? BeaconSource { get; init; }

    public required string Commitment { get; init; }
    public DateTimeOffset CommittedAt { get; init; }
    public required string CommittedBy { get; init; }

    public static CommitmentRow Of(int batch, DrawTerms terms, CanonicalList list, Seed seed, string beaconSource, DateTimeOffset at, string by) => new()
    {
        Batch = batch,
        TrialId = terms.TrialId,
        ListHash = list.Hash,
        Mode = terms.Mode,
        BlockSizes = terms.Sizes,
        BeaconSource = beaconSource.Length == 0 ? null : beaconSource,
        Commitment = Draw.Commitment(terms, list, seed),
        CommittedAt = at,
        CommittedBy = by,
    };

    /// <summary>The terms of the commitment, with the public value that is known now.</summary>
    public DrawTerms ToTerms(string beacon) => DrawTerms.Of(TrialId, Mode, DrawTerms.SizesOf(BlockSizes), beacon);

    public SeedCommitment ToMessage() => new()
    {
        Batch = Batch,
        TrialId = TrialId,
        ListHash = ListHash,
        Mode = Mode,
        BlockSizes = { DrawTerms.SizesOf(BlockSizes) },
        BeaconSource = BeaconSource ?? "",
        Commitment = Commitment,
        CommittedAt = Timestamp.FromDateTimeOffset(CommittedAt),
        CommittedBy = CommittedBy,
    };

    /// <summary>For the audit row: written out here, because the rows themselves would show the sealed seed.</summary>
    public string ToAudit() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["batch"] = Batch.ToString(CultureInfo.InvariantCulture),
        ["list_hash"] = ListHash,
        ["mode"] = Mode.ToString(),
        ["block_sizes"] = BlockSizes,
        ["beacon_source"] = BeaconSource ?? "",
        ["commitment"] = Commitment,
    });
}
