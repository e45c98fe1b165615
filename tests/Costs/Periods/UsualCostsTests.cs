using Programme.Costs;
using Programme.Costs.V1;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>What is usual elsewhere: the median without the lines of the authority that is asked about.</summary>
public sealed class UsualCostsTests
{
    private static readonly CostKind Travel = new("travel", CostClass.Recurring, Payer.La, CostAttribution.Intervention, AtSchool: false);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory, MemberData(nameof(Seeds))]
    public void It_is_the_median_of_the_other_authorities_lines_for_any_lines(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, random.Next(1, 40)).Select(_ =>
            (Kind: random.Next(3) == 0 ? Travel with { AtSchool = true } : Travel, LaCode: $"{350 + random.Next(4)}",
                ADay: (double)random.Next(1, 12))).ToList();

        var usual = new UsualCosts(lines);

        foreach (var (kind, laCode) in from kind in new[] { Travel, Travel with { AtSchool = true }, Travel with { Category = "it" } }
                                       from laCode in new[] { "350", "351", "352", "353", "999" }
                                       select (kind, laCode))
        {
            double[] others = [.. lines.Where(line => line.Kind == kind && line.LaCode != laCode).Select(line => line.ADay).Order()];
            Assert.Equal(others.Length < 5 ? null : Summaries.Quantile(others, 0.5), usual.Elsewhere(kind, laCode));
        }
    }
}
