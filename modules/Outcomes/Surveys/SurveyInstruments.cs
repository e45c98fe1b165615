using Microsoft.EntityFrameworkCore;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Loads the instruments of surveys: bundled and imported.</summary>
internal static class SurveyInstruments
{
    /// <summary>The ones that come with the program. A version of them never changes.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> Bundled { get; } =
        InstrumentFile.BundledWith(typeof(SurveyInstruments).Assembly);

    public static async Task<Dictionary<(string Code, int Version), Instrument>> AllAsync(OutcomesDb db, CancellationToken cancel)
    {
        var all = Bundled.ToDictionary();
        foreach (var row in await db.SurveyInstruments.ToListAsync(cancel))
            all[(row.Code, row.Version)] = row.ToMessage();
        return all;
    }

    /// <summary>The versions that answers or codes refer to through their waves, in the scope of the tables given.</summary>
    public static async Task<HashSet<(string Code, int Version)>> AnsweredAsync(OutcomesDb db, Trial trial, CancellationToken cancel)
    {
        var used = await SurveyWaves.UsedAsync(db, cancel);
        return [.. (await SurveyWaves.AllAsync(db, trial, cancel)).Where(wave => used.Contains(wave.Wave))
            .SelectMany(wave => wave.Versions)];
    }
}
