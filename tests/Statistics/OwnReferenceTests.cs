using System.Globalization;
using Programme.Host;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Methods without a value in the shared reference, against <c>R/own_reference.R</c> and its output.</summary>
public sealed class OwnReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "stats");
    private static readonly string[][] Values = [.. File
        .ReadLines(Path.Combine(Support.Source.Root, "tests/Statistics/R/own_reference.csv")).Skip(1).Select(line => line.Split(','))];

    [Theory]
    [InlineData("small_a", 40)]
    [InlineData("trial_a", 72)]
    [InlineData("edge_a", 52)]
    public void Each_method_without_a_shared_value_agrees_with_Rs(string set, int numbers)
    {
        var data = OwnReferenceTrial.Of(TrialFolder.Read(Path.Combine(Folder, set), set));
        var found = TrialAnalysis.Run(data).Where(result => result.Value is not null)
            .ToDictionary(result => (result.Id, result.Key), result => result.Value!.Value);
        foreach (var answered in TrialAnalysis.Run(OwnReferenceTrial.WithAllOfArm1Answering(data))
            .Where(result => result.Id == "burnout.ipw" && result.Value is not null))
            found[(answered.Id, answered.Key)] = answered.Value!.Value;
        var expected = Values.Where(cells => cells[0] == set && cells[3] != "NA").ToList();

        Assert.Equal(numbers, expected.Count);
        foreach (var cells in expected)
        {
            var key = (cells[1].Split('_')[^1], cells[2]) switch
            {
                ("clusters", "se_CR2") => "se_HC2",
                ("clusters", "df_satt") => "df_satterthwaite",
                var (_, other) => other,
            };
            Near(cells, found[(cells[1], key)], cells[1].StartsWith("turnover", StringComparison.Ordinal) ? 1e-6 : 1e-7);
        }
    }

    [Fact]
    public void A_negative_binomial_with_a_nearly_flat_likelihood_has_the_value_of_MASS()
    {
        var flat = Values.Where(cells => cells[0] == "flat").GroupBy(cells => cells[1]).ToList();

        Assert.Equal(7, flat.Count);
        foreach (var one in flat)
        {
            var (mean, width) = (int.Parse(one.Key.Split('.')[1], CultureInfo.InvariantCulture),
                int.Parse(one.Key.Split('.')[2], CultureInfo.InvariantCulture));
            var rows = Enumerable.Range(0, 70).ToList();
            var outcome = NegativeBinomial.Fit(
                Design.ByStratum([.. rows.Select(row => $"{row / 35}")], [.. rows.Select(row => row % 2.0)]),
                [.. rows.Select(row => mean - width / 2 + row * 37 % width + 0.0)]);
            Assert.True(outcome.Value is not null, $"{one.Key}: {outcome.Reason?.Sentence}");
            var fit = outcome.Value!;
            foreach (var cells in one)
            {
                Near(cells, cells[2] switch
                {
                    "log_rr" => fit.Glm.Working.Coefficient(0),
                    "se_model" => fit.Glm.ModelError(0),
                    "theta" => fit.Theta,
                    _ => fit.LogLikelihood,
                }, 1e-5);
            }
        }
    }

    [Fact]
    public void Distribution_functions_agree_at_the_edges_used()
    {
        var edges = Values.Where(cells => cells[0] == "distributions").ToList();

        Assert.True(edges.Count > 40);
        foreach (var cells in edges)
        {
            var call = cells[1].Split(' ');
            var at = call.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Near(cells, call[0] switch
            {
                "qt" => Tails.StudentQuantile(at[0], at[1]),
                "pt" => Tails.StudentTwoSided(at[0], at[1]),
                "qf" => Tails.FQuantile(at[0], at[1], at[2]),
                "qgamma" => Tails.GammaQuantile(at[0], at[1]),
                _ => NoncentralT.Cdf(at[0], at[1], at[2]),
            }, 1e-9);
        }
    }

    [Fact]
    public void Garwoods_interval_holds_for_counts_at_which_the_librarys_own_quantile_throws()
    {
        var rate = PoissonExact.Rate(300_000, 1);

        Assert.Equal(Tails.GammaQuantile(300_000, 0.025), rate.Lower, 1e-6);
        Assert.InRange(rate.Upper, 300_000 + 1.95 * Math.Sqrt(300_000), 300_000 + 1.98 * Math.Sqrt(300_000));
    }

    private static void Near(string[] cells, double found, double relative)
    {
        var expected = double.Parse(cells[3], CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(expected - found) <= 1e-12 + relative * Math.Abs(expected),
            $"{string.Join(' ', cells[..3])}: {found:R} where {expected:R} is expected.");
    }
}
