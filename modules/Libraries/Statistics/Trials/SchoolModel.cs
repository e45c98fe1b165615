namespace Programme.Statistics;

/// <summary>The linear model of schools that most methods share: arm, strata, baseline share and, where it varies, its absence.</summary>
/// <param name="Fit">Without rows of leverage 1.</param>
/// <param name="Rows">The schools in it.</param>
/// <param name="LeftOut">Schools of leverage 1: they change no estimate and say nothing about variance.</param>
internal sealed record SchoolModel(LeastSquaresFit Fit, IReadOnlyList<TrialSchool> Rows, IReadOnlyList<string> LeftOut)
{
    /// <summary>Names the schools that were left out; null when there is none.</summary>
    public Reason? Warning => LeftOut.Count == 0 ? null : new Reason(
        ReasonCode.LeverageOne, "Left out before the variance, no estimate changes: each alone decides a coefficient", LeftOut);

    /// <summary>Why the arm has no coefficient; null when it has one.</summary>
    public Reason? Obstacle =>
        Fit.Aliased(0) ? new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms.")
        : Fit.ResidualDf <= 0 ? new Reason(ReasonCode.TooFewClusters, "There are no more schools than coefficients.") : null;

    public static Design DesignOf(IReadOnlyList<TrialSchool> rows, bool baseline, params double[][] more) =>
        Design.ByStratum([.. rows.Select(school => school.Stratum)], [Arms(rows), .. Covariates(rows, baseline), .. more]);

    public static double[] Arms(IReadOnlyList<TrialSchool> rows) => [.. rows.Select(school => (double)school.Arm)];

    public static IEnumerable<double[]> Covariates(IReadOnlyList<TrialSchool> rows, bool baseline)
    {
        if (!baseline)
            yield break;
        yield return [.. rows.Select(school => school.BaselineShare)];
        if (rows.Any(school => school.BaselineMissing > 0) && rows.Any(school => school.BaselineMissing <= 0))
            yield return [.. rows.Select(school => school.BaselineMissing)];
    }

    public static SchoolModel Of(IReadOnlyList<TrialSchool> rows, bool baseline, Func<TrialSchool, double>? weight, Func<TrialSchool,
        double>? outcome = null)
    {
        outcome ??= school => school.Share;
        var fit = Fitted(rows);
        if (fit.LeverageOneRows() is not { Length: > 0 } alone)
            return new SchoolModel(fit, rows, []);
        var rest = rows.Where((_, row) => !alone.Contains(row)).ToList();
        return new SchoolModel(rest.Count > 0 ? Fitted(rest) : fit, rest, [.. alone.Select(row => rows[row].Id)]);

        LeastSquaresFit Fitted(IReadOnlyList<TrialSchool> given) =>
            LeastSquares.Fit(DesignOf(given, baseline), [.. given.Select(outcome)], weight is null ? null : [.. given.Select(weight)]);
    }
}
