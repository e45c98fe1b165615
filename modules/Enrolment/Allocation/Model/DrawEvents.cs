using System.Globalization;
using System.Text.Json;

namespace Programme.Enrolment;

/// <summary>Who did what when, as a record says it. Nobody can have tried seeds until one pleased when a public value is mixed in that
/// was named, with the seed, before it existed. Times have the form 2021-07-01T12:00:00Z.</summary>
internal sealed record DrawEvents
{
    public const string OperatingSystem = "operating_system";

    public const string Contributed = "contributed";

    public const string DrawnHere = "drawn_here";

    public string? Origin { get; init; }
    public string? SeedOrigin { get; init; }
    public string? BeaconValue { get; init; }
    public Beacon? Beacon { get; init; }
    public DateTimeOffset? FrozenAt { get; init; }
    public DateTimeOffset? CommittedAt { get; init; }
    public string? CommittedBy { get; init; }
    public string? ContributionHex { get; init; }
    public string ContributionCommitment { get; init; } = "";
    public DateTimeOffset? ContributedAt { get; init; }
    public string? ContributedBy { get; init; }
    public DateTimeOffset? DrawnAt { get; init; }

    /// <summary>Reads them from a record.</summary>
    public static DrawEvents Of(JsonElement record) => new()
    {
        Origin = Text(record, "origin"),
        SeedOrigin = Text(record, "seed_origin"),
        BeaconValue = Text(record, "beacon"),
        Beacon = Text(record, "beacon_source") is { } source && Text(record, "beacon_round") is { } round
            && Time(record, "beacon_at") is { } at ? new Beacon(source, round, at) : null,
        FrozenAt = Time(record, "frozen_at"),
        CommittedAt = Time(record, "committed_at"),
        CommittedBy = Text(record, "committed_by"),
        ContributionHex = Text(record, "contribution_hex"),
        ContributionCommitment = Text(record, "contribution_commitment") ?? "",
        ContributedAt = Time(record, "contributed_at"),
        ContributedBy = Text(record, "contributed_by"),
        DrawnAt = Time(record, "drawn_at"),
    };

    /// <summary>Why the seed could have been chosen for its result, in sentences.</summary>
    public IEnumerable<string> Choosable()
    {
        if (Origin != DrawnHere)
            yield return $"origin: {Origin ?? "not said"}. Of an allocation that was not drawn by the program nothing shows how its seed "
                + "was chosen.";
        if (SeedOrigin is not (OperatingSystem or Contributed))
            yield return "seed_origin: it is not said who chose the seed.";
        if (SeedOrigin == Contributed && Beacon is null)
            yield return "seed_origin: somebody brought the seed, and no public value was named and mixed in: many seeds can have been "
                + "tried.";
        foreach (var problem in OrderProblems().Concat(BeaconProblems()).Concat(ContributionProblems()))
            yield return problem;
    }

    /// <summary>What a reader compares with the world outside.</summary>
    public IEnumerable<string> ToCompare()
    {
        if (Beacon is { } beacon)
        {
            yield return $"Compare list hash and commitment{(ContributionHex is null ? "" : " and contribution_commitment")} with what was "
                + $"published before {Enrolment.Beacon.Text(beacon.At)}.";
            yield return $"Compare the value that was mixed in with what {beacon.Source} published as {beacon.Round}: {BeaconValue}";
        }
        else
        {
            yield return "Compare list hash and commitment with what was published before the draw.";
            yield return "No public value was mixed in: that nobody chose the seed rests on the word of the program and of its machine's "
                + "administrator.";
        }
    }

    private IEnumerable<string> OrderProblems()
    {
        if (FrozenAt is null || CommittedAt is null || DrawnAt is null)
            yield return "frozen_at, committed_at, drawn_at: the order of events is not told.";
        else if (FrozenAt > CommittedAt || CommittedAt > DrawnAt)
            yield return "frozen_at, committed_at, drawn_at: the list must be frozen before the seed is committed to, and that before the "
                + "draw.";
    }

    private IEnumerable<string> BeaconProblems()
    {
        if (Beacon is null && BeaconValue is not null)
            yield return "beacon: a value was mixed in of which it is not said that it was named before it existed (source, round, time).";
        if (Beacon is not { } beacon)
            yield break;
        if (string.IsNullOrEmpty(BeaconValue))
            yield return "beacon: a public value was named, and none is mixed in.";
        if (CommittedAt >= beacon.At)
            yield return "beacon_at: the value existed when the seed was committed to.";
        if (DrawnAt < beacon.At)
            yield return "beacon_at: it was drawn before the value existed.";
    }

    private IEnumerable<string> ContributionProblems()
    {
        if (ContributionHex is null)
            yield break;
        if (ContributedAt is null || ContributedAt < CommittedAt || ContributedAt > DrawnAt || ContributedAt >= Beacon?.At)
            yield return "contributed_at: the second contribution must come after the commitment, before the public value exists and "
                + "before the draw.";
        if (ContributedBy is null || ContributedBy == CommittedBy)
            yield return "contributed_by: the second contribution is not by another person.";
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement record, string name) => Text(record, name) is { } text
        ? DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;
}
