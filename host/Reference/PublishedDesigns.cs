using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>Published effect sizes, adjusted p-values, correlations, randomisation tests and detectable effects.</summary>
internal static class PublishedDesigns
{
    private static readonly Dictionary<string, PowerDesign> Designs = new(StringComparer.Ordinal)
    {
        ["BIRA2_1c"] = PowerDesign.BlockedConstant,
        ["BIRA2_1f"] = PowerDesign.BlockedFixed,
        ["BIRA2_1r"] = PowerDesign.BlockedRandom,
        ["CRA2_2r"] = PowerDesign.Clusters,
        ["BCRA3_2f"] = PowerDesign.ClustersInFixedBlocks,
        ["BCRA3_2r"] = PowerDesign.ClustersInRandomBlocks,
    };

    public static Keys Hedges(PublishedCase given)
    {
        var first = (given.Number("m1"), given.Number("sd1"), (int)given.Whole("n1"));
        var second = (given.Number("m0"), given.Number("sd0"), (int)given.Whole("n0"));
        return HedgesG.Of(first, second) is { Value: { } found } ? ResultKeys.Effect(first, second, found) : [];
    }

    public static Keys Adjusted(PublishedCase given)
    {
        var p = given.Numbers("p");
        (string Name, double[] Values)[] methods =
        [
            ("BH", Multiplicity.BenjaminiHochberg(p)), ("bonferroni", Multiplicity.Bonferroni(p)), ("holm", Multiplicity.Holm(p)),
            ("hochberg", Multiplicity.Hochberg(p)),
        ];
        foreach (var (name, values) in methods)
        {
            for (var at = 0; at < values.Length; at++)
                yield return ($"{name}_{at + 1}", values[at]);
            yield return ($"rejections_{name}", values.Count(value => value <= 0.05));
        }
    }

    public static Keys Signs(PublishedCase given)
    {
        var test = PairedSignResult.Of(given.Numbers("differences"));
        return [("sum", test.Sum), ("n_ge", test.CountAtLeast), ("n_gt", test.CountAbove), ("p_one_sided", test.POneSided),
            ("p_two_sided", test.PTwoSided)];
    }

    public static Keys Correlation(PublishedCase given)
    {
        var clusters = given.Rows("target", "rating").GroupBy(row => row.Text("target"), StringComparer.Ordinal)
            .Select(group => group.Select(row => row.Number("rating")).ToArray()).ToList();
        return IntraclassCorrelation.OfValues(clusters) is { Value: { } anova } ? ResultKeys.Anova(anova) : [];
    }

    public static Keys Detectable(PublishedCase given)
    {
        var size = new TrialSize(
            Designs[given.Input.GetProperty("design").GetString()!], given.Number("n"), given.Number("J"), given.Number("K", 1),
                given.Number("rho2"), given.Number("rho3"),
            given.Number(given.Input.TryGetProperty("omega2", out _) ? "omega2" : "omega3"), given.Number("R1"), given.Number("R2"),
            given.Number(given.Input.TryGetProperty("RT2", out _) ? "RT2" : "RT3"), (int)given.Whole("g"), given.Number("P", 0.5));
        var alpha = given.Number("alpha", 0.05);
        if (Power.Mdes(size, given.Number("power", 0.8), alpha).Value is not { } found)
            yield break;
        yield return ("df", found.Df);
        yield return ("se", found.Error);
        yield return ("multiplier", found.Multiplier);
        yield return ("mdes", found.Mdes);
        // A case without an effect has the power at the effect that its source prints.
        if (given.Number("es", given.Published.TryGetProperty("mdes", out var printed) ? printed.GetDouble() : 0) is > 0 and var effect)
            yield return ("power_at_es", Power.At(effect, found.Error, found.Df, alpha));
    }
}
