namespace Programme.Statistics;

/// <summary>The numbers of a linear model of the arm, named as the reference names them.</summary>
internal static class LinearKeys
{
    /// <summary>Estimate, all robust errors, and intervals on residual and on Satterthwaite degrees of freedom.</summary>
    public static IEnumerable<(string Key, double? Value)> All(LeastSquaresFit fit)
    {
        var (estimate, hc2) = (fit.Coefficient(0), HeteroscedasticErrors.Of(fit, 0, HcType.Hc2));
        var half = Tails.StudentQuantile(fit.ResidualDf) * hc2;
        return
        [
            ("estimate", estimate),
            ("se_classical", fit.ClassicalError(0)),
            ("se_HC0", HeteroscedasticErrors.Of(fit, 0, HcType.Hc0)),
            ("se_HC1", HeteroscedasticErrors.Of(fit, 0, HcType.Hc1)),
            ("se_HC2", hc2),
            ("se_HC3", HeteroscedasticErrors.Of(fit, 0, HcType.Hc3)),
            ("n", fit.Rows),
            ("k", fit.Rank),
            ("df_residual", fit.ResidualDf),
            ("t_HC2", estimate / hc2),
            ("p_HC2_t_residual_df", Tails.StudentTwoSided(estimate / hc2, fit.ResidualDf)),
            ("ci_lo_HC2_t_residual_df", estimate - half),
            ("ci_hi_HC2_t_residual_df", estimate + half),
            .. Satterthwaite(estimate, ClusterErrors.Cr2(fit, 0).Value),
        ];
    }

    /// <summary>The pre-specified interval alone.</summary>
    public static IEnumerable<(string Key, double? Value)> Short(LeastSquaresFit fit, ErrorWithDf error) =>
        [("estimate", fit.Coefficient(0)), ("se_HC2", error.Error), .. Plain(fit.Coefficient(0), error), ("n", fit.Rows)];

    private static IEnumerable<(string Key, double? Value)> Satterthwaite(double estimate, ErrorWithDf? error)
    {
        double? half = error is null ? null : Tails.StudentQuantile(error.Df) * error.Error;
        return
        [
            ("se_CR2_working_weights", error?.Error),
            ("df_satterthwaite_CR2", error?.Df),
            ("p_CR2_satt", error is null ? null : Tails.StudentTwoSided(estimate / error.Error, error.Df)),
            ("ci_lo_CR2_satt", estimate - half),
            ("ci_hi_CR2_satt", estimate + half),
            .. error is null ? [] : Plain(estimate, error),
        ];
    }

    private static IEnumerable<(string Key, double? Value)> Plain(double estimate, ErrorWithDf error)
    {
        var half = Tails.StudentQuantile(error.Df) * error.Error;
        return
        [
            ("df_satterthwaite", error.Df), ("ci_lo", estimate - half), ("ci_hi", estimate + half),
            ("p", Tails.StudentTwoSided(estimate / error.Error, error.Df)),
        ];
    }
}
