namespace Programme.Statistics;

/// <summary>The log-rank test of two arms.</summary>
/// <param name="Chisq">(O₁ − E₁)² / V, with 1 degree of freedom.</param>
/// <param name="P">Its upper tail.</param>
/// <param name="Observed0">Events in arm 0.</param>
/// <param name="Observed1">Events in arm 1.</param>
/// <param name="Expected0">Expected in arm 0.</param>
/// <param name="Expected1">Expected in arm 1.</param>
/// <param name="Variance">V, hypergeometric.</param>
public sealed record LogRankTest(double Chisq, double P, int Observed0, int Observed1, double Expected0, double Expected1, double Variance);

/// <summary>Mantel and Haenszel's log-rank test, summed over the strata of the spells.</summary>
/// <remarks>Source: Peto and Peto (1972), Journal of the Royal Statistical Society A 135, 185–207. Failures: NO_EVENTS; STRATUM_ONE_ARM
/// when no event happened while both arms of a stratum were at risk.</remarks>
public static class LogRank
{
    /// <summary>Runs the test.</summary>
    /// <param name="spells">Spells of both arms; with one stratum for all it is unstratified.</param>
    public static Outcome<LogRankTest> Test(IReadOnlyCollection<Spell> spells)
    {
        var (expected, variance) = (0.0, 0.0);
        foreach (var risk in RiskSet.Of(spells))
        {
            var share = (double)risk.AtRisk1 / risk.AtRisk;
            expected += risk.Events * share;
            if (risk.AtRisk > 1)
                variance += risk.Events * share * (1 - share) * (risk.AtRisk - risk.Events) / (risk.AtRisk - 1);
        }
        var (all, treated) = (spells.Count(spell => spell.Event), spells.Count(spell => spell.Event && spell.Arm == 1));
        if (all == 0)
            return new(new Reason(ReasonCode.NoEvents, "Nobody left, so leaving cannot be compared."));
        if (variance <= 0)
            return new(new Reason(ReasonCode.StratumOneArm, "No event happened while both arms of a stratum were at risk."));
        var chisq = Math.Pow(treated - expected, 2) / variance;
        return new(new LogRankTest(chisq, Tails.ChiSquareUpper(chisq), all - treated, treated, all - expected, expected, variance));
    }
}

/// <summary>A stratum at a time of events.</summary>
/// <param name="Time">The time.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="AtRisk">Spells at least so long.</param>
/// <param name="AtRisk1">Those of arm 1.</param>
/// <param name="Events">Events at the time.</param>
/// <param name="Events1">Those of arm 1.</param>
internal sealed record RiskSet(double Time, string Stratum, int AtRisk, int AtRisk1, int Events, int Events1)
{
    public static IEnumerable<RiskSet> Of(IReadOnlyCollection<Spell> spells)
    {
        foreach (var stratum in spells.GroupBy(spell => spell.Stratum, StringComparer.Ordinal))
        {
            var (atRisk, atRisk1) = (stratum.Count(), stratum.Count(spell => spell.Arm == 1));
            foreach (var at in stratum.GroupBy(spell => spell.Time).OrderBy(group => group.Key))
            {
                var ended = at.Where(spell => spell.Event).ToList();
                if (ended.Count > 0)
                    yield return new RiskSet(at.Key, stratum.Key, atRisk, atRisk1, ended.Count, ended.Count(spell => spell.Arm == 1));
                atRisk -= at.Count();
                atRisk1 -= at.Count(spell => spell.Arm == 1);
            }
        }
    }
}
