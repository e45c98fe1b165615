using MathNet.Numerics.Distributions;
using Programme.Statistics;

namespace Programme.Benchmarks;

/// <summary>
/// Trials as the plan expects them: log-normal pupils, contacts that vary between schools (negative binomial), shares that vary between
/// authorities and schools, arms drawn within authorities. The arm changes nothing unless an effect is given.
/// </summary>
internal static class SimulatedTrial
{
    private const double BetweenSchools = 0.45;
    private const double BetweenAuthorities = 0.35;
    private const double Usual = -0.35;

    /// <summary>Makes a trial.</summary>
    /// <param name="authorities">Number of authorities.</param>
    /// <param name="schools">Number of schools, as evenly spread as can be.</param>
    /// <param name="effect">Log odds added in the supervised arm.</param>
    /// <param name="seed">Of the simulation.</param>
    public static TrialData Of(int authorities, int schools, double effect, int seed)
    {
        var random = new Random(seed);
        var levels = Enumerable.Range(0, authorities).Select(_ => Normal.Sample(random, 0, BetweenAuthorities)).ToArray();
        var places = Enumerable.Range(0, schools).GroupBy(school => school % authorities)
            .SelectMany(group => group.OrderBy(_ => random.Next()).Select((school, at) => (School: school, Arm: at % 2)))
                .OrderBy(place => place.School);
        return new TrialData("simulated", 12, [.. places.Select(place =>
            School(place.School, place.School % authorities, place.Arm, effect, levels, random))], [], [], []);
    }

    private static TrialSchool School(int number, int authority, int arm, double effect, double[] levels, Random random)
    {
        var pupils = Math.Round(Math.Exp(Normal.Sample(random, Math.Log(1050), 0.3)));
        var expected = 2.4 / 1000 * pupils * 12 * Gamma.Sample(random, 3, 3);
        var odds = Usual + levels[authority] + Normal.Sample(random, 0, BetweenSchools);
        double before = Poisson.Sample(random, 0.9 * expected), contacts = Poisson.Sample(random, expected);
        return new TrialSchool($"N{number:00000}", $"LA{authority:000}", arm, pupils, 12, contacts,
            Share(random, odds + effect * arm, contacts), before, Share(random, odds, before), 0);
    }

    private static double Share(Random random, double odds, double of) =>
        of == 0 ? 0 : Binomial.Sample(random, Programme.Statistics.Logistic.Probability(odds), (int)of);
}
