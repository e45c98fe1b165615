using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Programme.Tests;

/// <summary>Statistical acceptance of a way to allocate, from what it gave for many seeds. It knows nothing of how the
/// allocations were made; <see cref="AllocationTesterTests"/> proves it on good and on broken ones.</summary>
internal sealed class AllocationTester
{
    private const double Limit = 1e-4;
    private readonly List<string> violations = [];
    private readonly Dictionary<string, double> chances = [];

    /// <param name="strata">By stratum, one text of T and C (in canonical order of its units) for each seed, in the order of the
    /// seeds.</param>
    /// <param name="largestBlock">Of permuted blocks; null = fixed counts.</param>
    public AllocationTester(IReadOnlyDictionary<string, string[]> strata, int? largestBlock = null)
    {
        foreach (var (name, drawn) in strata)
        {
            Balance(name, drawn, largestBlock);
            if (largestBlock is null)
                Uniformity(name, drawn);
            Positions(name, drawn);
            Neighbours(name, drawn);
        }
        var names = strata.Keys.ToList();
        for (var one = 0; one < names.Count; one++)
        {
            for (var other = one + 1; other < names.Count; other++)
                Independence($"{names[one]} and {names[other]} independent", strata[names[one]], strata[names[other]]);
        }
        Variety(strata);
    }

    /// <summary>What is wrong: a rule that was broken once, or a result that chance gives less often than once in 10,000 runs.</summary>
    public IReadOnlyList<string> Failures =>
        [.. violations.Distinct(), .. chances.Where(chance => chance.Value < Limit / chances.Count)
            .Select(chance => $"{chance.Key}: p = {chance.Value:G3}")];

    /// <summary>How many results were compared with chance.</summary>
    public int Compared => chances.Count;

    private void Balance(string name, string[] drawn, int? largestBlock)
    {
        Rule($"{name}: only T and C, always of the same length",
            drawn.All(arms => arms.Length == drawn[0].Length && arms.All(arm => arm is 'T' or 'C')));
        Rule($"{name}: arms balanced", drawn.All(arms => largestBlock is { } block
            ? Leads(arms).All(lead => Math.Abs(lead) <= block / 2)
            : Math.Abs(Leads(arms).Last()) == arms.Length % 2));
    }

    /// <summary>All allocations that there can be are equally likely; an odd unit goes to either arm.</summary>
    private void Uniformity(string name, string[] drawn)
    {
        var units = drawn[0].Length;
        var cells = (int)Math.Min(1e6, SpecialFunctions.Binomial(units, units / 2) * (1 + (units % 2)));
        if (cells <= drawn.Length / 20)
        {
            var counts = drawn.CountBy(arms => arms).Select(count => (double)count.Value).ToList();
            chances[$"{name}: uniform over {cells} allocations"] = counts.Count > cells ? 0
                : ChiSquare(counts.Concat(new double[cells - counts.Count]), (double)drawn.Length / cells, cells - 1);
        }
        if (int.IsOddInteger(units))
            chances[$"{name}: odd unit"] = Coin(drawn.Count(arms => Leads(arms).Last() > 0), drawn.Length);
    }

    /// <summary>Every place of the list is treated in half of the draws.</summary>
    private void Positions(string name, string[] drawn) => chances[$"{name}: positions"] = Math.Min(1, drawn[0].Length
        * Enumerable.Range(0, drawn[0].Length).Min(place => Coin(drawn.Count(arms => arms[place] == 'T'), drawn.Length)));

    /// <summary>Neighbouring seeds give allocations that are no more alike than those of seeds far apart.</summary>
    private void Neighbours(string name, string[] drawn)
    {
        var far = drawn.Length / 2;
        var near = Alike(drawn, 1);
        var apart = Alike(drawn, far);
        var error = Math.Sqrt((near.Variance + apart.Variance) / drawn.Length);
        chances[$"{name}: neighbouring seeds"] = error == 0 ? (near.Mean == apart.Mean ? 1 : 0)
            : SpecialFunctions.Erfc(Math.Abs(near.Mean - apart.Mean) / error / Math.Sqrt(2));
    }

    private void Independence(string name, string[] one, string[] other)
    {
        var pairs = one.Zip(other, (a, b) => (First: a[..Math.Min(4, a.Length)], Second: b[..Math.Min(4, b.Length)])).ToList();
        var (rows, columns, cells) = (pairs.CountBy(pair => pair.First).ToDictionary(), pairs.CountBy(pair => pair.Second).ToDictionary(),
            pairs.CountBy(pair => pair).ToDictionary());
        if (rows.Count < 2 || columns.Count < 2 || pairs.Count / (rows.Count * columns.Count) < 5)
            return;
        var statistic = rows.Sum(row => columns.Sum(column =>
        {
            var expected = (double)row.Value * column.Value / pairs.Count;
            var found = cells.GetValueOrDefault((row.Key, column.Key));
            return (found - expected) * (found - expected) / expected;
        }));
        chances[name] = Upper(statistic, (rows.Count - 1) * (columns.Count - 1));
    }

    /// <summary>Seeds differ in what they give, as far as there is enough to give.</summary>
    private void Variety(IReadOnlyDictionary<string, string[]> strata)
    {
        var seeds = strata.First().Value.Length;
        var possible = strata.Values.Aggregate(1.0, (product, drawn) => product * drawn.Distinct().Count());
        var overall = Enumerable.Range(0, seeds).Select(seed => string.Join('|', strata.Values.Select(drawn => drawn[seed]))).Distinct()
            .Count();
        Rule("different seeds give different allocations", overall > Math.Min(seeds, possible) / 2);
    }

    private void Rule(string name, bool kept)
    {
        if (!kept)
            violations.Add(name);
    }

    private static IEnumerable<int> Leads(string arms)
    {
        var lead = 0;
        return arms.Select(arm => lead += arm == 'T' ? 1 : -1).ToList();
    }

    private static (double Mean, double Variance) Alike(string[] drawn, int distance)
    {
        var alike =
            drawn.Select((arms, seed) => (double)arms.Zip(drawn[(seed + distance) % drawn.Length]).Count(pair => pair.First == pair.Second))
            .ToList();
        var mean = alike.Average();
        return (mean, alike.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>Two-sided, exact.</summary>
    private static double Coin(int heads, int throws) => Math.Min(1, 2 * Binomial.CDF(0.5, throws, Math.Min(heads, throws - heads)));

    private static double ChiSquare(IEnumerable<double> counts, double expected, int degrees) =>
        Upper(counts.Sum(count => (count - expected) * (count - expected) / expected), degrees);

    private static double Upper(double statistic, int degrees) => SpecialFunctions.GammaUpperRegularized(degrees / 2.0, statistic / 2);
}
