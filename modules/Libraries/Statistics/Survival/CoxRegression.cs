namespace Programme.Statistics;

/// <summary>How events on one day are ordered.</summary>
public enum Ties
{
    /// <summary>Efron's approximation.</summary>
    Efron,

    /// <summary>Breslow's approximation.</summary>
    Breslow,

    /// <summary>The exact conditional (discrete) likelihood.</summary>
    Exact,
}

/// <summary>A Cox model of the arm.</summary>
/// <param name="LogHazardRatio">log of the ratio of hazards, arm 1 over arm 0.</param>
/// <param name="Error">From the information.</param>
/// <param name="LogLikelihood">Partial, at the maximum.</param>
public sealed record CoxFit(double LogHazardRatio, double Error, double LogLikelihood);

/// <summary>
/// Cox's proportional hazards of the arm alone, baseline hazards by stratum. Estimand: the log hazard ratio. Unit: log ratio.
/// </summary>
/// <remarks>Sources: Cox (1972), Journal of the Royal Statistical Society B 34, 187–220; Efron (1977), Journal of the American Statistical
/// Association 72, 557–565; Lin and Wei (1989), same journal 84, 1074–1078 (robust variance by cluster). Failures: NO_EVENTS (none, or
/// none in one arm: the ratio is 0 or infinite), STRATUM_ONE_ARM, NOT_CONVERGED.</remarks>
public static class CoxRegression
{
    /// <summary>Fits by Newton's method.</summary>
    /// <param name="spells">Spells of both arms.</param>
    /// <param name="ties">How tied events are treated.</param>
    public static Outcome<CoxFit> Fit(IReadOnlyCollection<Spell> spells, Ties ties = Ties.Efron)
    {
        var treated = spells.Count(spell => spell.Event && spell.Arm == 1);
        if (treated == 0 || treated == spells.Count(spell => spell.Event))
            return new(new Reason(ReasonCode.NoEvents,
                "An arm has no events: the hazard ratio is 0 or infinite; read the exact rate ratio."));
        var risks = RiskSet.Of(spells).ToList();
        var beta = 0.0;
        for (var step = 0; step < 60; step++)
        {
            var (value, score, information) = Likelihood(risks, beta, ties);
            if (information <= 1e-12)
                return new(new Reason(ReasonCode.StratumOneArm, "No event happened while both arms of a stratum were at risk."));
            var move = Math.Clamp(score / information, -2, 2);
            if (Math.Abs(move) < 1e-12)
                return new(new CoxFit(beta, Math.Sqrt(1 / information), value));
            beta += move;
        }
        return new(new Reason(ReasonCode.NotConverged, "The hazard ratio grows without bound."));
    }

    /// <summary>The standard error when the spells of a cluster are not independent, from score residuals summed by cluster (Efron's
    /// ties).</summary>
    /// <param name="spells">The spells of the fit.</param>
    /// <param name="fit">Its result.</param>
    public static double RobustError(IReadOnlyCollection<Spell> spells, CoxFit fit)
    {
        var ratio = Math.Exp(fit.LogHazardRatio);
        var byStratum = RiskSet.Of(spells).ToLookup(risk => risk.Stratum, StringComparer.Ordinal);
        return fit.Error * fit.Error * Math.Sqrt(spells.GroupBy(spell => spell.Cluster, StringComparer.Ordinal)
            .Sum(cluster => Math.Pow(cluster.Sum(spell => ScoreResidual(spell, byStratum[spell.Stratum], ratio)), 2)));
    }

    private static double ScoreResidual(Spell spell, IEnumerable<RiskSet> risks, double ratio)
    {
        var residual = 0.0;
        foreach (var risk in risks.Where(risk => risk.Time <= spell.Time))
        {
            var tied = spell.Event && risk.Time.Equals(spell.Time);
            for (var k = 0; k < risk.Events; k++)
            {
                var (removed, denominator, mean) = Moments(risk, ratio, (double)k / risk.Events);
                var share = tied ? 1 - removed : 1;
                residual += (tied ? (spell.Arm - mean) / risk.Events : 0) - share * (spell.Arm == 1 ? ratio
                    : 1) * (spell.Arm - mean) / denominator;
            }
        }
        return residual;
    }

    private static (double Removed, double Denominator, double Mean) Moments(RiskSet risk, double ratio, double removed)
    {
        var one = ratio * (risk.AtRisk1 - removed * risk.Events1);
        var zero = risk.AtRisk - risk.AtRisk1 - removed * (risk.Events - risk.Events1);
        return (removed, one + zero, one / (one + zero));
    }

    private static (double Value, double Score, double Information) Likelihood(List<RiskSet> risks, double beta, Ties ties)
    {
        var (value, score, information) = (0.0, 0.0, 0.0);
        foreach (var risk in risks)
        {
            var (log, mean, variance) = ties == Ties.Exact ? Conditional(risk, beta) : Approximate(risk, Math.Exp(beta), ties);
            value += beta * risk.Events1 - log;
            score += risk.Events1 - mean;
            information += variance;
        }
        return (value, score, information);
    }

    private static (double Log, double Mean, double Variance) Approximate(RiskSet risk, double ratio, Ties ties)
    {
        var (log, mean, variance) = (0.0, 0.0, 0.0);
        for (var k = 0; k < risk.Events; k++)
        {
            var (_, denominator, p) = Moments(risk, ratio, ties == Ties.Efron ? (double)k / risk.Events : 0);
            (log, mean, variance) = (log + Math.Log(denominator), mean + p, variance + p * (1 - p));
        }
        return (log, mean, variance);
    }

    /// <summary>Events of arm 1 among all events of the day: a noncentral hypergeometric count.</summary>
    private static (double Log, double Mean, double Variance) Conditional(RiskSet risk, double beta)
    {
        var zero = risk.AtRisk - risk.AtRisk1;
        var (sum, first, second) = (0.0, 0.0, 0.0);
        for (var j = Math.Max(0, risk.Events - zero); j <= Math.Min(risk.Events, risk.AtRisk1); j++)
        {
            var term = PermutationTest.Choose(risk.AtRisk1, j) * PermutationTest.Choose(zero, risk.Events - j) * Math.Exp(beta * j);
            (sum, first, second) = (sum + term, first + j * term, second + j * j * term);
        }
        return (Math.Log(sum), first / sum, second / sum - Math.Pow(first / sum, 2));
    }
}
