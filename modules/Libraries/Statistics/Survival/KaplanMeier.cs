namespace Programme.Statistics;

/// <summary>The curve at one time.</summary>
/// <param name="Survival">S(t), the share not yet with the event.</param>
/// <param name="Error">Greenwood's standard error of S(t); null where S is 0.</param>
/// <param name="AtRisk">Spells at least so long.</param>
/// <param name="LogLog">Interval on the scale log(−log S); 1 to 1 before any spell ended, then null where S is 0 or 1.</param>
/// <param name="Log">Interval on the scale log S, cut at 1; null where S is 0.</param>
public sealed record SurvivalPoint(double Survival, double? Error, int AtRisk, Interval? LogLog, Interval? Log);

/// <summary>
/// Kaplan and Meier's product-limit estimate. Estimand: the share still in post at a time, had nobody been censored. Unit: shares.
/// </summary>
/// <remarks>Sources: Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457–481; Greenwood (1926); Kalbfleisch
/// and Prentice (2002), section 1.4 (log-log interval). Needs at least one spell.</remarks>
public static class KaplanMeier
{
    /// <summary>The curve at a time, events on that day included.</summary>
    /// <param name="spells">One or more.</param>
    /// <param name="time">Days.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    public static SurvivalPoint At(IReadOnlyCollection<Spell> spells, double time, double confidence = 0.95)
    {
        var (survival, greenwood) = (1.0, 0.0);
        foreach (var (n, d) in Steps(spells).Where(step => step.Time <= time).Select(step => (step.AtRisk, step.Events)))
        {
            survival *= 1 - (double)d / n;
            greenwood += d / ((double)n * (n - d));
        }
        var (atRisk, z) = (spells.Count(spell => spell.Time >= time), Tails.NormalQuantile(confidence));
        if (survival <= 0)
            return new SurvivalPoint(0, null, atRisk, null, null);
        var half = z * Math.Sqrt(greenwood);
        var log = new Interval(Math.Min(1, survival * Math.Exp(-half)), Math.Min(1, survival * Math.Exp(half)));
        var logLog = spells.All(spell => spell.Time > time) ? new Interval(1, 1) : LogLog(survival, half);
        return new SurvivalPoint(survival, survival * Math.Sqrt(greenwood), atRisk, logLog, log);
    }

    /// <summary>The first time at which S(t) is at most one half; null when it stays above.</summary>
    /// <param name="spells">One or more.</param>
    public static double? Median(IReadOnlyCollection<Spell> spells)
    {
        var survival = 1.0;
        foreach (var step in Steps(spells))
        {
            survival *= 1 - (double)step.Events / step.AtRisk;
            if (survival <= 0.5 + 1e-12)
                return step.Time;
        }
        return null;
    }

    private static Interval? LogLog(double survival, double half)
    {
        if (survival >= 1)
            return null;
        var (centre, width) = (Math.Log(-Math.Log(survival)), half / Math.Log(survival));
        return new Interval(Math.Exp(-Math.Exp(centre - width)), Math.Exp(-Math.Exp(centre + width)));
    }

    private static IEnumerable<(double Time, int AtRisk, int Events)> Steps(IReadOnlyCollection<Spell> spells)
    {
        var atRisk = spells.Count;
        foreach (var at in spells.GroupBy(spell => spell.Time).OrderBy(group => group.Key))
        {
            if (at.Count(spell => spell.Event) is > 0 and var events)
                yield return (at.Key, atRisk, events);
            atRisk -= at.Count();
        }
    }
}
