using System.Globalization;
using System.Text.Json;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Derives a revealed record again: list hash, commitment and every arm.</summary>
internal static class DrawRecordCheck
{
    /// <summary>What differs, in sentences, the first school whose arm does among them; none = verified. A text that is no record
    /// throws <see cref="InvalidDataException"/>.</summary>
    public static IReadOnlyList<string> Differences(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Differences(document.RootElement)];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"This is not a record of a draw: {fault.Message}", fault);
        }
    }

    private static IEnumerable<string> Differences(JsonElement record)
    {
        var (terms, seed) = (TermsOf(record), SeedOf(record));
        var stated = record.GetProperty("allocations").EnumerateArray().ToDictionary(
            row => new Unit(TextOf(row, "stratum"), TextOf(row, "unit")), row => TextOf(row, "arm"));
        var list = CanonicalList.Of(stated.Keys);

        foreach (var (name, said, derived) in new[] { ("list_hash", TextOf(record, "list_hash"), list.Hash), ("commitment", TextOf(record, "commitment"), Draw.Commitment(terms, list, seed)) })
        {
            if (said != derived)
                yield return $"{name}: the record says {said}, but {derived} comes out.";
        }
        var wrong = Draw.Allocate(terms, list, seed).Where(drawn => stated[drawn.Unit] != Draw.Letter(drawn.Arm).ToString()).ToList();
        if (wrong.Count > 0)
        {
            var (unit, arm) = wrong[0];
            yield return string.Create(CultureInfo.InvariantCulture,
                $"stratum {unit.Stratum}, school {unit.Id}: the record says {stated[unit]}, the draw gives {Draw.Letter(arm)} ({wrong.Count} of {list.Units.Count} schools differ).");
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
        var sizes = record.TryGetProperty("sizes", out var given) && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().Select(size => size.GetInt32()) : [];
        var beacon = record.TryGetProperty("beacon", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var terms = DrawTerms.Of(TextOf(record, "trial_id"), mode, sizes, beacon);
        return terms.Problems().FirstOrDefault() is { } problem ? throw new FormatException($"{problem.Field}: {problem.Message}") : terms;
    }

    private static Seed SeedOf(JsonElement record) =>
        Seed.Parse(TextOf(record, "seed_hex")) ?? throw new FormatException("seed_hex: 64 hexadecimal digits are expected.");

    private static string TextOf(JsonElement row, string name) => row.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");
}
