using System.Globalization;
using System.Text.Json;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>What became of checking a revealed record.</summary>
/// <param name="Differences">What does not come out as the record says, in sentences; none = the arms are those of its seed.</param>
/// <param name="Choosable">Why the seed could have been chosen for its result, in sentences; none = the order of events forbids it.</param>
/// <param name="ToCompare">What the record cannot show by itself: what a reader compares with the world outside, in sentences.</param>
internal sealed record DrawVerdict(IReadOnlyList<string> Differences, IReadOnlyList<string> Choosable, IReadOnlyList<string> ToCompare);

/// <summary>Derives a revealed record again: list hash, commitment and every arm; and checks the order of events.</summary>
internal static class DrawRecordCheck
{
    private static readonly Dictionary<SeedOrigin, string> SeedOrigins =
        new()
        {
            [SeedOrigin.Unspecified] = "unspecified",
            [SeedOrigin.OperatingSystem] = DrawEvents.OperatingSystem,
            [SeedOrigin.Contributed] = DrawEvents.Contributed
        };

    private static readonly Dictionary<AllocationOrigin, string> Origins = new()
    {
        [AllocationOrigin.Unspecified] = "unspecified",
        [AllocationOrigin.DrawnHere] = DrawEvents.DrawnHere,
        [AllocationOrigin.DrawnElsewhere] = "drawn_elsewhere",
        [AllocationOrigin.LoadedByOperator] = "loaded_by_operator",
    };

    /// <summary>The word of a record for who chose the seed.</summary>
    public static string SeedOriginName(SeedOrigin origin) => SeedOrigins[origin];

    /// <summary>The word of a record for where arms come from.</summary>
    public static string OriginName(AllocationOrigin origin) => Origins[origin];

    /// <summary>Checks a record; among the differences is the first school whose arm does. A text that is no record throws
    /// <see cref="InvalidDataException"/>.</summary>
    public static DrawVerdict Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var events = DrawEvents.Of(document.RootElement);
            return new DrawVerdict([.. Differences(document.RootElement, events)], [.. events.Choosable()], [.. events.ToCompare()]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new InvalidDataException($"This is not a record of a draw: {fault.Message}", fault);
        }
    }

    private static IEnumerable<string> Differences(JsonElement record, DrawEvents events)
    {
        var (terms, seed) = (TermsOf(record), SeedOf(record));
        var stated = record.GetProperty("allocations").EnumerateArray().ToDictionary(
            row => new Unit(TextOf(row, "stratum"), TextOf(row, "unit")), row => TextOf(row, "arm"));
        var list = CanonicalList.Of(stated.Keys);

        var contribution = events.ContributionHex is { } hex ? Seed.Parse(hex)
            ?? throw new FormatException("contribution_hex: 64 hexadecimal digits are expected.") : null;
        List<(string Name, string Said, string Derived)> hashes =
        [
            ("list_hash", TextOf(record, "list_hash"), list.Hash),
            ("commitment", TextOf(record, "commitment"), Draw.Commitment(terms, list, seed, events.Beacon)),
        ];
        if (contribution is not null)
            hashes.Add(("contribution_commitment", events.ContributionCommitment,
                Draw.Contribution(terms.TrialId, list.Hash, contribution)));
        foreach (var (name, said, derived) in hashes)
        {
            if (said != derived)
                yield return $"{name}: the record says {said}, but {derived} comes out.";
        }
        var wrong = Draw.Allocate(terms, list, Draw.Together(seed, contribution))
            .Where(drawn => stated[drawn.Unit] != Draw.Letter(drawn.Arm).ToString()).ToList();
        if (wrong.Count > 0)
        {
            var (unit, arm) = wrong[0];
            yield return string.Create(CultureInfo.InvariantCulture,
                $"stratum {unit.Stratum}, school {unit.Id}: the record says {stated[unit]}, the draw gives "
                    + $"{Draw.Letter(arm)} ({wrong.Count} of {list.Units.Count} schools differ).");
        }
    }

    private static DrawTerms TermsOf(JsonElement record)
    {
        var mode = TextOf(record, "mode") switch
        {
            "fixed" => AllocationMode.Fixed,
            "blocks" => AllocationMode.Blocks,
            var other => throw new FormatException($"mode {other}; fixed or blocks is expected."),
        };
        var sizes = record.TryGetProperty("sizes", out var given)
            && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().Select(size => size.GetInt32()) : [];
        var beacon = record.TryGetProperty("beacon", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var terms = DrawTerms.Of(TextOf(record, "trial_id"), mode, sizes, beacon);
        return terms.Problems().FirstOrDefault() is { } problem ? throw new FormatException($"{problem.Field}: {problem.Message}") : terms;
    }

    private static Seed SeedOf(JsonElement record) =>
        Seed.Parse(TextOf(record, "seed_hex")) ?? throw new FormatException("seed_hex: 64 hexadecimal digits are expected.");

    private static string TextOf(JsonElement row, string name) =>
        row.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");
}
