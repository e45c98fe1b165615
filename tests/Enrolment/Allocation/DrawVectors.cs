using System.Text.Json;
using Programme.Enrolment;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>A published case of DSLRAND-1: what goes in and what must come out, computed by two other programs.</summary>
internal sealed record DrawVector(string Id, DrawTerms Terms, Seed Seed, IReadOnlyList<Unit> Units, string ListHash, string Commitment,
    IReadOnlyDictionary<string, string> Arms, string AllocationHash)
{
    /// <summary>Every case of the published vectors.</summary>
    public static IReadOnlyList<DrawVector> All { get; } = [.. Json("vectors.json").GetProperty("cases").EnumerateArray().Select(Read)];

    public static DrawVector Of(string id) => All.Single(vector => vector.Id == id);

    /// <summary>A file of the published test data.</summary>
    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data/randomisation", file)));
        return document.RootElement.Clone();
    }

    public static DrawTerms TermsOf(JsonElement json) => DrawTerms.Of(
        json.GetProperty("trial_id").GetString()!,
        json.GetProperty("mode").GetString() == "blocks" ? AllocationMode.Blocks : AllocationMode.Fixed,
        json.TryGetProperty("sizes", out var sizes) ? sizes.EnumerateArray().Select(size => size.GetInt32()) : [],
        json.TryGetProperty("beacon", out var beacon) ? beacon.GetString() ?? "" : "");

    private static DrawVector Read(JsonElement json) => new(
        json.GetProperty("id").GetString()!, TermsOf(json), Seed.Parse(json.GetProperty("seed_hex").GetString()!)!, [.. UnitsOf(json)],
        json.GetProperty("list_hash").GetString()!, json.GetProperty("commitment").GetString()!,
        json.GetProperty("allocation").EnumerateObject().ToDictionary(stratum => stratum.Name, stratum => stratum.Value.GetString()!),
        json.GetProperty("allocation_sha256").GetString()!);

    private static IEnumerable<Unit> UnitsOf(JsonElement json) => json.TryGetProperty("units", out var units)
        ? units.EnumerateArray().Select(unit => new Unit(unit[0].GetString()!, unit[1].GetString()!))
        : json.GetProperty("strata").EnumerateObject().SelectMany(stratum =>
            Enumerable.Range(1, stratum.Value.GetInt32()).Select(number => new Unit(stratum.Name, $"{stratum.Name}-{number:000}")));
}
