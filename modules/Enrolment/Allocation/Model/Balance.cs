using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>How balanced the arms of a batch are in what the register says of its schools. The standardised difference of a
/// covariate is the difference of the arms' means divided by the standard deviation over all schools, which is the same
/// for every draw; the imbalance is the sum of their squares (Mahalanobis's distance, but for correlations between
/// covariates).</summary>
internal sealed class Balance
{
    /// <summary>Draws for comparison.</summary>
    public const int Comparisons = 10_000;

    private readonly CanonicalList list;
    private readonly double[][] standardised;

    /// <param name="list">The batch's schools.</param>
    /// <param name="covariates">Of each covariate the value of every school, in the order of the list; null = not known.</param>
    public Balance(CanonicalList list, IEnumerable<IReadOnlyList<double?>> covariates) =>
        (this.list, standardised) = (list, [.. covariates.Select(Standardise)]);

    /// <summary>By covariate: mean in supervision less mean in usual practice, in standard deviations. 0 when either has no school of
    /// which it is known.</summary>
    public double[] Differences(IReadOnlyList<DrawnUnit> drawn) => [.. standardised.Select(values => Difference(values, drawn))];

    /// <summary>The sum of the squared differences.</summary>
    public double Imbalance(IReadOnlyList<DrawnUnit> drawn) =>
        standardised.Sum(values => Difference(values, drawn) is var difference ? difference * difference : 0);

    /// <summary>How balanced draws of the list on these terms come out. Depends on no allocation of it.</summary>
    public UsualBalance Usual(DrawTerms terms)
    {
        var imbalances = new double[Comparisons];
        var sizes = standardised.Select(_ => new double[Comparisons]).ToArray();
        var treated = new int[list.Units.Count];
        for (var number = 0; number < Comparisons; number++)
        {
            var drawn = Draw.Allocate(terms, list, SeedOf(number));
            var differences = Differences(drawn);
            imbalances[number] = differences.Sum(difference => difference * difference);
            for (var at = 0; at < differences.Length; at++)
                sizes[at][number] = Math.Abs(differences[at]);
            for (var at = 0; at < drawn.Count; at++)
                treated[at] += drawn[at].Arm == Arm.Intervention ? 1 : 0;
        }
        Array.Sort(imbalances);
        Array.ForEach(sizes, Array.Sort);
        return new UsualBalance(imbalances, sizes, (double)treated.Min() / Comparisons, (double)treated.Max() / Comparisons);
    }

    private Seed SeedOf(int number) => Seed.Parse(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{Draw.Algorithm} balance{list.Hash}{number.ToString(CultureInfo.InvariantCulture)}"))))!;

    /// <summary>NaN = not known.</summary>
    private static double[] Standardise(IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        var mean = known.Count == 0 ? 0 : known.Average();
        var deviation = known.Count < 2 ? 0 : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Count - 1));
        return [.. values.Select(value => value is { } one && deviation > 0 ? (one - mean) / deviation : double.NaN)];
    }

    private static double Difference(double[] values, IReadOnlyList<DrawnUnit> drawn)
    {
        Span<double> sum = [0, 0];
        Span<int> count = [0, 0];
        for (var at = 0; at < values.Length; at++)
        {
            if (double.IsNaN(values[at]))
                continue;
            var arm = drawn[at].Arm == Arm.Intervention ? 0 : 1;
            sum[arm] += values[at];
            count[arm]++;
        }
        return count[0] == 0 || count[1] == 0 ? 0 : (sum[0] / count[0]) - (sum[1] / count[1]);
    }
}

/// <summary>How balanced the draws come out that could have been made of a list.</summary>
/// <param name="Imbalances">In ascending order.</param>
/// <param name="Sizes">Of each covariate the sizes of its standardised difference, in ascending order.</param>
/// <param name="LowestShare">Share of the draws in which the school that got it least often got supervision.</param>
/// <param name="HighestShare">The same for the school that got it most often.</param>
internal sealed record UsualBalance(double[] Imbalances, double[][] Sizes, double LowestShare, double HighestShare)
{
    private const double Same = 1e-12;

    /// <summary>Share of the draws that came out more balanced, with half of those that came out the same; 0 to 1.</summary>
    public double PercentileOf(double imbalance)
    {
        var better = Imbalances.Count(other => other < imbalance - Same);
        var same = Imbalances.Count(other => Math.Abs(other - imbalance) <= Same);
        return (better + (same / 2.0)) / Imbalances.Length;
    }

    /// <summary>The value that half of the draws do not exceed.</summary>
    public static double Median(double[] ascending) => ascending[ascending.Length / 2];

    /// <summary>The value that 5 per cent of the draws exceed.</summary>
    public static double High(double[] ascending) => ascending[(int)(0.95 * ascending.Length)];
}
