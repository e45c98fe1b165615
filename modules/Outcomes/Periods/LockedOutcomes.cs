using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>The outcomes of this module as parts of a lock: the rows of returns in force, the scores of the two waves, and what was
/// declared of months.</summary>
internal static class LockedOutcomes
{
    public static async Task<IReadOnlyList<LockPart>> LoadAsync(OutcomesDb db, Trial trial, double practiceMoves,
        CancellationToken cancel) =>
        [await ReturnsAsync(db, cancel), await ScoresAsync(db, trial, cancel), await DeclaredAsync(db, practiceMoves, cancel)];

    /// <summary>Key: URN and month; then the version and the sixteen counts in the order of the file, blank for blank.</summary>
    private static async Task<LockPart> ReturnsAsync(OutcomesDb db, CancellationToken cancel)
    {
        var rows = await db.RowsInForce(KnownOn.Everything).ToListAsync(cancel);
        return LockPart.Of(LockPart.Returns, rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Urn} {row.Month},{row.Version},"
                + $"{string.Join(',', Measures.All.Select(measure => measure.Of(row)?.ToString(CultureInfo.InvariantCulture)))}")));
    }

    /// <summary>Key: wave, mark of the person and URN; then each score as instrument.code=value, nothing after = for too few
    /// answers.</summary>
    private static async Task<LockPart> ScoresAsync(OutcomesDb db, Trial trial, CancellationToken cancel)
    {
        var instruments = await SurveyInstruments.AllAsync(db, cancel);
        var lines = new List<string>();
        foreach (var wave in (await SurveyWaves.AllAsync(db, trial, cancel))
            .Where(wave => wave.Wave is SurveyWaves.Baseline or SurveyWaves.Followup))
        {
            var scores = SurveyQuestions.Of(wave, instruments).Scores;
            var rows = await db.Surveys.AsNoTracking().Where(row => row.Wave == wave.Wave).ToListAsync(cancel);
            lines.AddRange(rows.Select(row => $"{row.Wave} {row.Person} {row.Urn},"
                + string.Join(',', scores.Select(asked => $"{asked.Scoring.Instrument.Code}.{asked.Score.Code}={Text(asked.Of(row))}"))));
        }
        return LockPart.Of(LockPart.Scores, lines);
    }

    /// <summary>Keys: definition, carried_forward or break, with authority and month.</summary>
    private static async Task<LockPart> DeclaredAsync(OutcomesDb db, double practiceMoves, CancellationToken cancel)
    {
        var definitions = await db.DefinitionsAsync(DateOnly.MaxValue, cancel);
        var carried = await db.CarriedForwardAsync(DateOnly.MaxValue, cancel);
        var sums = await db.TalliesInForce(KnownOn.Everything).ToListAsync(cancel);
        return LockPart.Of(LockPart.Declared,
        [
            .. definitions.All.Select(row => $"definition {row.LaCode} {row.FirstMonth},{row.Rule}"),
            .. carried.Select(row => $"carried_forward {row.LaCode} {row.Month},{row.FromMonth}"),
            .. Breaks.Find(sums.ConvertAll(sum => sum.ToTally()), definitions, practiceMoves)
                .Select(item => $"break {item.LaCode} {item.Month},{(item.Declared ? "declared" : "seen")}").Distinct(),
        ]);
    }

    private static string Text(double? score) => score?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
