using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>Published robust standard errors and instruments.</summary>
internal static class PublishedLinear
{
    public static Keys Heteroscedastic(PublishedCase given)
    {
        var rows = given.Rows("Expenditure", "Income");
        double[] income = Column(rows, "Income");
        var fit = LeastSquares.Fit(Design.Plain(PublishedCounts.Ones(rows), income, [.. income.Select(value => value * value)]),
            Column(rows, "Expenditure"));
        int[] columns = [0, 1, 2];
        return
        [
            .. columns.Select(column => ($"b{column}", (double?)fit.Coefficient(column))),
            .. columns.Select(column => ($"const_{column}", (double?)fit.ClassicalError(column))),
            .. Enum.GetValues<HcType>().SelectMany(type => columns
            .Select(column => ($"{type.ToString().ToUpperInvariant()}_{column}", (double?)HeteroscedasticErrors.Of(fit, column, type)))),
        ];
    }

    public static Keys Clustered(PublishedCase given)
    {
        var rows = given.Rows("firm", "year", "x", "y");
        var fit = LeastSquares.Fit(Design.Plain(PublishedCounts.Ones(rows), Column(rows, "x")), Column(rows, "y"));
        List<string> firms = [.. rows.Select(row => row.Text("firm"))], years = [.. rows.Select(row => row.Text("year"))];
        double Stata(List<string> clusters, int column) => ClusterErrors
            .Cr1S(fit, ClusterErrors.Cr0(fit, column, clusters), clusters.Distinct().Count());
        return
        [
            ("b0", fit.Coefficient(0)), ("b1", fit.Coefficient(1)), ("ols_0", fit.ClassicalError(0)), ("ols_1", fit.ClassicalError(1)),
            ("hc1_0", HeteroscedasticErrors.Of(fit, 0, HcType.Hc1)), ("hc1_1", HeteroscedasticErrors.Of(fit, 1, HcType.Hc1)),
            ("firm_CR1S_0", Stata(firms, 0)), ("firm_CR1S_1", Stata(firms, 1)), ("year_CR1S_0", Stata(years, 0)),
            ("year_CR1S_1", Stata(years, 1)),
            ("firm_CR0_1", ClusterErrors.Cr0(fit, 1, firms)), ("firm_CR2_1", ClusterErrors.Cr2(fit, 1, firms).Value?.Error),
        ];
    }

    public static Keys Instruments(PublishedCase given)
    {
        var rows = given.Rows("cpi", "packs", "tax", "rprice", "rincome", "tdiff");
        double[] Log(string column) => [.. rows.Select(row => Math.Log(row.Number(column)))];
        double[] packs = Log("packs"), price = Log("rprice"), income = Log("rincome"), difference = Column(rows, "tdiff");
        double[] tax = [.. rows.Select(row => row.Number("tax") / row.Number("cpi"))];
        var first = TwoStageLeastSquares.Fit(Design.WithIntercept(difference), 1, price, packs).Value;
        var second = TwoStageLeastSquares.Fit(Design.WithIntercept(difference, income), 1, price, packs).Value;
        var third = TwoStageLeastSquares.Fit(Design.WithIntercept(difference, tax, income), 2, price, packs).Value;
        return
        [
            ("m1_price", first?.Effect), ("m1_price_HC1", first?.RobustError(HcType.Hc1)), .. Two("m2", second), .. Two("m3", third),
        ];
    }

    private static Keys Two(string name, InstrumentFit? fit) =>
    [
        ($"{name}_price", fit?.Effect), ($"{name}_price_HC1", fit?.RobustError(HcType.Hc1)),
        ($"{name}_income", fit?.Second.Coefficient(1)), ($"{name}_income_HC1", fit?.RobustError(HcType.Hc1, 1)),
    ];

    private static double[] Column(List<FolderRow> rows, string column) => [.. rows.Select(row => row.Number(column))];
}
