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

    /// <summary>Who publishes the value that will be mixed in; null = none.</summary>
    public string? BeaconSource { get; init; }

    public string? BeaconRound { get; init; }
    public DateTimeOffset? BeaconAt { get; init; }
    public SeedOrigin SeedOrigin { get; init; }

    public required string Commitment { get; init; }
    public DateTimeOffset CommittedAt { get; init; }
    public required string CommittedBy { get; init; }

    public static CommitmentRow Of(int batch, DrawTerms terms, CanonicalList list, Seed seed, Beacon? beacon, SeedOrigin origin,
        DateTimeOffset at, string by) => new()
        {
            Batch = batch,
            TrialId = terms.TrialId,
            ListHash = list.Hash,
            Mode = terms.Mode,
            BlockSizes = terms.Sizes,
            BeaconSource = beacon?.Source,
            BeaconRound = beacon?.Round,
            BeaconAt = beacon?.At,
            SeedOrigin = origin,
            Commitment = Draw.Commitment(terms, list, seed, beacon),
            CommittedAt = at,
            CommittedBy = by,
        };

    /// <summary>The value that was named; null = none.</summary>
    public Beacon? Beacon => BeaconSource is { } source && BeaconRound is { } round
        && BeaconAt is { } at ? new Beacon(source, round, at) : null;

    /// <summary>What was committed to, with the public value that has become known since.</summary>
    public DrawTerms ToTerms(string beacon) => DrawTerms.Of(TrialId, Mode, DrawTerms.SizesOf(BlockSizes), beacon);

    public SeedCommitment ToMessage(SeedContributionRow? contribution = null) => new()
    {
        Batch = Batch,
        TrialId = TrialId,
        ListHash = ListHash,
        Mode = Mode,
        BlockSizes = { DrawTerms.SizesOf(BlockSizes) },
        BeaconSource = BeaconSource ?? "",
        BeaconRound = BeaconRound ?? "",
        BeaconAt = BeaconAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        SeedOrigin = SeedOrigin,
        Contribution = contribution?.ToMessage(),
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
        ["seed_origin"] = SeedOrigin.ToString(),
        ["beacon_source"] = BeaconSource ?? "",
        ["beacon_round"] = BeaconRound ?? "",
        ["beacon_at"] = BeaconAt is { } at ? Beacon.Text(at) : "",
        ["commitment"] = Commitment,
    });
}
