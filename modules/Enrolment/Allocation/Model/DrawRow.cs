using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The record of a batch's draw, without its seed, and its arms, sealed.</summary>
internal sealed record DrawRow
{
    public int Batch { get; init; }
    public required string Algorithm { get; init; }
    public required string TrialId { get; init; }
    public AllocationMode Mode { get; init; }

    /// <summary>Joined by commas; empty = none.</summary>
    public required string BlockSizes { get; init; }

    public string? Beacon { get; init; }

    /// <summary>Which public value was to be mixed in; null = none, or not known of an imported allocation.</summary>
    public string? BeaconSource { get; init; }

    public required string ListHash { get; init; }

    /// <summary>Null when an allocation was imported without its seed.</summary>
    public string? Commitment { get; init; }

    /// <summary>Hash of the sealed text.</summary>
    public required string AllocationHash { get; init; }

    /// <summary>The text with the arms, sealed.</summary>
    public required byte[] Sealed { get; init; }

    public DateTimeOffset DrawnAt { get; init; }
    public required string DrawnBy { get; init; }

    /// <summary>Unspecified = drawn or imported by a version that did not keep it.</summary>
    public AllocationOrigin Origin { get; init; } = AllocationOrigin.DrawnHere;

    /// <summary>Who drew an imported allocation; null = drawn here, or loaded by the operator without saying. So for the next
    /// three.</summary>
    public string? ElsewhereBy { get; init; }

    public string? ElsewherePlace { get; init; }
    public string? ElsewhereMethod { get; init; }
    public string? DocumentSha256 { get; init; }

    /// <summary>Who approved the imported file; null = nobody.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Authorities of an imported allocation whose schools are not divided 1:1, joined by spaces; empty = none.</summary>
    public string NotOneToOne { get; init; } = "";

    /// <summary>What is to be said wherever its arms are used; empty = nothing.</summary>
    public string Caution => Cautions.Of(Batch, Origin);

    /// <summary>Whether the arms were derived from the seed by this program.</summary>
    public bool Derived { get; init; }

    public int Schools { get; init; }

    /// <summary>The record of arms that were derived from a seed here.</summary>
    public static DrawRow Of(int batch, DrawTerms terms, CanonicalList list, Seed seed, Beacon? beacon, SealedArms arms, DateTimeOffset at,
        string by) => new()
        {
            Batch = batch,
            Algorithm = Draw.Algorithm,
            TrialId = terms.TrialId,
            Mode = terms.Mode,
            BlockSizes = terms.Sizes,
            Beacon = terms.Beacon,
            BeaconSource = beacon?.Source,
            ListHash = list.Hash,
            Commitment = Draw.Commitment(terms, list, seed, beacon),
            AllocationHash = arms.Hash,
            Sealed = arms.Sealed,
            DrawnAt = at,
            DrawnBy = by,
            Derived = true,
            Schools = list.Units.Count,
        };

    /// <summary>The record of arms that were taken as they are, without a seed to derive them from.</summary>
    public static DrawRow Taken(int batch, string trialId, CanonicalList list, SealedArms arms, DateTimeOffset at, string by) => new()
    {
        Batch = batch,
        Algorithm = "",
        TrialId = trialId,
        BlockSizes = "",
        ListHash = list.Hash,
        AllocationHash = arms.Hash,
        Sealed = arms.Sealed,
        DrawnAt = at,
        DrawnBy = by,
        Schools = list.Units.Count,
    };

    /// <summary>Day on which the schools were randomised; when that was elsewhere, the best that is known of it.</summary>
    /// <param name="listedAsOf">Day as of which the list holds.</param>
    /// <param name="trialFirstOn">First day of the trial.</param>
    public DateOnly RandomisedOn(DateOnly listedAsOf, DateOnly trialFirstOn)
    {
        if (Origin == AllocationOrigin.DrawnHere || (Origin == AllocationOrigin.Unspecified && ElsewhereMethod is null))
            return DrawnAt.DayInEngland();
        return Batch == 1 && trialFirstOn < listedAsOf ? trialFirstOn : listedAsOf;
    }

    public AllocationRecord ToMessage() => new()
    {
        Batch = Batch,
        Algorithm = Algorithm,
        TrialId = TrialId,
        Mode = Mode,
        BlockSizes = { DrawTerms.SizesOf(BlockSizes) },
        Beacon = Beacon ?? "",
        BeaconSource = BeaconSource ?? "",
        ListHash = ListHash,
        Commitment = Commitment ?? "",
        AllocationHash = AllocationHash,
        DrawnAt = Timestamp.FromDateTimeOffset(DrawnAt),
        DrawnBy = DrawnBy,
        Elsewhere = ElsewhereBy is null ? null
            : new ElsewhereDraw
            {
                DrawnBy = ElsewhereBy,
                Place = ElsewherePlace,
                Method = ElsewhereMethod,
                DocumentSha256 = DocumentSha256
            },
        Origin = Origin,
        Caution = Caution,
        ApprovedBy = ApprovedBy ?? "",
        NotOneToOneLaCodes = { NotOneToOne.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
        Derived = Derived,
        Schools = Schools,
    };

    /// <summary>For the audit row: written out here, because the rows themselves would show the seed and the arms.</summary>
    public string ToAudit() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["batch"] = Batch.ToString(CultureInfo.InvariantCulture),
        ["algorithm"] = Algorithm,
        ["list_hash"] = ListHash,
        ["beacon"] = Beacon ?? "",
        ["commitment"] = Commitment ?? "",
        ["allocation_hash"] = AllocationHash,
        ["schools"] = Schools.ToString(CultureInfo.InvariantCulture),
        ["origin"] = Origin.ToString(),
        ["drawn_elsewhere_by"] = ElsewhereBy ?? "",
        ["place"] = ElsewherePlace ?? "",
        ["method"] = ElsewhereMethod ?? "",
        ["document_sha256"] = DocumentSha256 ?? "",
        ["approved_by"] = ApprovedBy ?? "",
    });
}

/// <summary>Sealed arms, and the hash by which they are known again.</summary>
internal sealed record SealedArms(byte[] Sealed, string Hash);
