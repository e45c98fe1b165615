using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Loads the waves of the survey: the usual ones, and over them those that were recorded.</summary>
internal static class SurveyWaves
{
    public const string Baseline = "baseline";
    public const string Followup = "followup";
    private const int DaysInWeek = 7;

    /// <summary>By opening day and code.</summary>
    public static async Task<List<SurveyWaveRow>> AllAsync(OutcomesDb db, Trial trial, CancellationToken cancel)
    {
        var recorded = await db.SurveyWaves.AsNoTracking().ToListAsync(cancel);
        var usual = Usual(trial).Where(wave => recorded.TrueForAll(row => row.Wave != wave.Wave));
        return [.. recorded.Concat(usual).OrderBy(wave => wave.OpensOn).ThenBy(wave => wave.Wave, StringComparer.Ordinal)];
    }

    /// <summary>One wave, or a refusal.</summary>
    public static async Task<SurveyWaveRow> OneAsync(OutcomesDb db, Trial trial, string wave, CancellationToken cancel) =>
        (await AllAsync(db, trial, cancel)).Find(row => row.Wave == wave) ?? throw Faults.NotFound("survey wave", wave);

    /// <summary>The waves that were answered or asked with codes.</summary>
    public static async Task<HashSet<string>> UsedAsync(OutcomesDb db, CancellationToken cancel)
    {
        var answered = await db.Surveys.Select(row => row.Wave).Distinct().ToListAsync(cancel);
        return [.. answered, .. await db.SurveyCodes.Select(row => row.Wave).Distinct().ToListAsync(cancel)];
    }

    /// <summary>In the first six weeks of the trial; in its last eight.</summary>
    public static IEnumerable<SurveyWaveRow> Usual(Trial trial)
    {
        yield return Usual(Baseline, "Baseline survey", trial.FirstOn, trial.FirstOn.AddDays((6 * DaysInWeek) - 1));
        yield return Usual(Followup, "Follow-up survey", trial.LastOn.AddDays(1 - (8 * DaysInWeek)), trial.LastOn);
    }

    private static SurveyWaveRow Usual(string code, string title, DateOnly opens, DateOnly closes) => new()
    {
        Wave = code,
        Title = title,
        Instruments = "cbi 1,intention_to_leave 1",
        OpensOn = opens,
        ClosesOn = closes,
        AsksLeads = true,
        AsksDeputies = true,
    };
}
