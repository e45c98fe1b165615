using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Delivery;

/// <summary>Loads instruments: bundled and imported.</summary>
internal static class Instruments
{
    /// <summary>The ones that come with the program.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> Bundled { get; } =
        InstrumentFile.BundledWith(typeof(Instruments).Assembly);

    public static async Task<Dictionary<(string Code, int Version), Instrument>> AllAsync(DeliveryDb db, CancellationToken cancel)
    {
        var all = Bundled.ToDictionary();
        foreach (var row in await db.Instruments.ToListAsync(cancel))
            all[(row.Code, row.Version)] = row.ToMessage();
        return all;
    }

    /// <summary>The versions that answers refer to, in the scope of the tables given.</summary>
    public static async Task<HashSet<(string Code, int Version)>> AnsweredAsync(DeliveryDb db, CancellationToken cancel)
    {
        var feedback = await db.Feedback.Select(row => new { row.InstrumentCode, row.InstrumentVersion }).Distinct().ToListAsync(cancel);
        var observed = await db.Observations.Select(row => new { row.InstrumentCode, row.InstrumentVersion }).Distinct()
            .ToListAsync(cancel);
        return [.. feedback.Concat(observed).Select(version => (version.InstrumentCode, version.InstrumentVersion))];
    }

    /// <summary>Scoring rules by version, for the versions that rows refer to.</summary>
    public static async Task<Dictionary<(string Code, int Version), Scoring>> ScoringsAsync(DeliveryDb db, CancellationToken cancel) =>
        (await AllAsync(db, cancel)).ToDictionary(pair => pair.Key, pair => new Scoring(pair.Value));
}
