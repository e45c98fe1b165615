using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>Published regressions of counts and shares.</summary>
internal static class PublishedCounts
{
    public static Keys Poisson(PublishedCase given)
    {
        var rows = given.Rows("counts", "outcome", "treatment");
        double[] counts = [.. rows.Select(row => row.Number("counts"))];
        var design = Design.Plain([Ones(rows), Is(rows, "outcome", "2"), Is(rows, "outcome", "3"), Is(rows, "treatment", "2"),
            Is(rows, "treatment", "3")]);
        var fit = PoissonRegression.Fit(design, counts).Value;
        (string Name, int Column)[] shown = [("intercept", 0), ("outcome2", 1), ("outcome3", 2)];
        return
        [
            .. shown.Select(one => (one.Name, fit?.Working.Coefficient(one.Column))),
            .. shown.Select(one => ($"se_{one.Name}", fit?.ModelError(one.Column))),
            ("deviance", fit is null ? null : PoissonRegression.Deviance(fit.Eta, counts)),
        ];
    }

    public static Keys Logit(PublishedCase given)
    {
        var rows = given.Rows("Age", "Total", "Menarche");
        double[] successes = [.. rows.Select(row => row.Number("Menarche"))], trials = [.. rows.Select(row => row.Number("Total"))];
        var fit = Logistic.Fit(Design.Plain(Ones(rows), [.. rows.Select(row => row.Number("Age"))]), successes, trials).Value;
        return
        [
            ("intercept", fit?.Working.Coefficient(0)), ("age", fit?.Working.Coefficient(1)), ("se_intercept", fit?.ModelError(0)),
            ("se_age", fit?.ModelError(1)),
            ("deviance", fit is null ? null : Logistic.Deviance(fit.Eta, successes, trials)),
        ];
    }

    public static Keys NegativeBinomials(PublishedCase given)
    {
        string[] factors = ["Eth", "Sex", "Age", "Lrn"];
        var rows = given.Rows(["Days", .. factors]);
        double[] days = [.. rows.Select(row => row.Number("Days"))];
        // All interactions of four factors: a mean for each combination that occurs.
        var cells = Design.ByStratum([.. rows.Select(row => string.Concat(factors.Select(row.Text)))]);
        var main = Design.Plain([Ones(rows), Is(rows, "Eth", "N"), Is(rows, "Sex", "M"), Is(rows, "Age", "F1"), Is(rows, "Age", "F2"),
            Is(rows, "Age", "F3"), Is(rows, "Lrn", "SL")]);
        var (full, plain) = (NegativeBinomial.Fit(cells, days).Value, NegativeBinomial.Fit(main, days).Value);
        string[] names = ["intercept", "EthN", "SexM", "AgeF1", "AgeF2", "AgeF3", "LrnSL"];
        return
        [
            ("theta4", full?.Theta), ("se_theta4", full?.ThetaError), ("twologlik4", 2 * full?.LogLikelihood), ("theta_main", plain?.Theta),
            ("loglik_main", plain?.LogLikelihood),
            .. names.Select((name, column) => (name, plain?.Glm.Working.Coefficient(column))), ("se_EthN", plain?.Glm.ModelError(1)),
        ];
    }

    internal static double[] Ones(List<FolderRow> rows) => [.. rows.Select(_ => 1.0)];

    private static double[] Is(List<FolderRow> rows, string column, string level) =>
        [.. rows.Select(row => row.Text(column) == level ? 1.0 : 0)];
}
