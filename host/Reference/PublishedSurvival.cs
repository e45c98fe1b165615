using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>Gehan's remission times: curve, log-rank, Cox with each treatment of ties.</summary>
internal static class PublishedSurvival
{
    private const string Treated = "6-MP";
    private static readonly int[] Days = [6, 7, 10, 13, 16, 22, 23];

    public static Keys Run(PublishedCase given)
    {
        // The ratio is that of the control group to the treated one, as the source prints it.
        var spells = given.Rows("time", "cens", "treat")
            .Select(row => new Spell(row.Number("time"), row.Flag("cens", "1 = event") == 1, row.Text("treat") == Treated ? 0 : 1))
                .ToList();
        var (treated, control) = (spells.FindAll(spell => spell.Arm == 0), spells.FindAll(spell => spell.Arm == 1));
        foreach (var day in Days)
        {
            var point = KaplanMeier.At(treated, day);
            yield return ($"S6MP_{day}", point.Survival);
            yield return ($"se6MP_{day}", point.Error);
        }
        yield return ("logrank_chisq", LogRank.Test(spells).Value?.Chisq);
        foreach (var ties in Enum.GetValues<Ties>())
        {
            var fit = CoxRegression.Fit(spells, ties).Value;
            yield return ($"cox_{ties.ToString().ToLowerInvariant()}", fit?.LogHazardRatio);
            yield return ($"cox_{ties.ToString().ToLowerInvariant()}_se", fit?.Error);
        }
        yield return ("median_6MP", KaplanMeier.Median(treated));
        yield return ("median_control", KaplanMeier.Median(control));
    }
}
