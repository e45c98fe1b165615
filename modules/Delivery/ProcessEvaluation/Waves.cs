using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads the waves of feedback: the usual ones, and over them those that were recorded.</summary>
internal static class Waves
{
    private const int DaysInWeek = 7;

    /// <summary>By opening day and code.</summary>
    public static async Task<List<WaveRow>> AllAsync(DeliveryDb db, Trial trial, CancellationToken cancel)
    {
        var recorded = await db.Waves.ToListAsync(cancel);
        var usual = Usual(trial).Where(wave => recorded.TrueForAll(row => row.Wave != wave.Wave));
        return [.. recorded.Concat(usual).OrderBy(wave => wave.OpensOn).ThenBy(wave => wave.Wave, StringComparer.Ordinal)];
    }

    /// <summary>At the middle of the trial for four weeks; in its last eight weeks.</summary>
    public static IEnumerable<WaveRow> Usual(Trial trial)
    {
        var middle = trial.FirstOn.AddDays((trial.LastOn.DayNumber - trial.FirstOn.DayNumber) / 2);
        yield return Usual("midpoint", middle, middle.AddDays((4 * DaysInWeek) - 1));
        yield return Usual("endpoint", trial.LastOn.AddDays(1 - (8 * DaysInWeek)), trial.LastOn);
    }

    private static WaveRow Usual(string code, DateOnly opens, DateOnly closes) => new()
    {
        Wave = code,
        InstrumentCode = "supervision_feedback",
        InstrumentVersion = 1,
        OpensOn = opens,
        ClosesOn = closes,
        AsksLeads = true,
        AsksSupervisors = true,
        Audience = WaveAudience.SupervisedSchools,
    };
}
