using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The data of the whole trial, frozen under one hash. Of all authorities together, so it has no scope: only who has no limit
/// may see it.</summary>
internal sealed record LockRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What is frozen, in canonical form: see docs/returns.md.</summary>
    public required string Text { get; init; }

    public required string LockedBy { get; init; }
    public required DateTimeOffset LockedAt { get; init; }
    public string? UnlockReason { get; init; }
    public string? UnlockProposedBy { get; init; }
    public DateTimeOffset? UnlockProposedAt { get; init; }

    /// <summary>Null = the lock stands.</summary>
    public DateTimeOffset? UnlockedAt { get; init; }

    public string? UnlockedBy { get; init; }

    private static LockedPart ToPart(string[] cells) =>
        new() { Name = cells[1], Lines = int.Parse(cells[2], CultureInfo.InvariantCulture), Sha256 = cells[3] };

    public DataLock ToMessage() => new()
    {
        Number = Number,
        Sha256 = Sha256,
        Lines = Text.Count(letter => letter == '\n'),
        Parts = { Text.Split('\n').Select(line => line.Split(' ')).Where(cells => cells is ["part", _, _, _]).Select(ToPart) },
        LockedBy = LockedBy,
        LockedAt = Timestamp.FromDateTimeOffset(LockedAt),
        UnlockReason = UnlockReason ?? "",
        UnlockProposedBy = UnlockProposedBy ?? "",
        UnlockProposedAt = UnlockProposedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        UnlockedBy = UnlockedBy ?? "",
        UnlockedAt = UnlockedAt is { } unlocked ? Timestamp.FromDateTimeOffset(unlocked) : null,
    };
}
