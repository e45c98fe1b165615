using Programme.Enrolment;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>The draw before the statistical tester, and the tester before allocations of which it is known what they are.</summary>
public sealed class AllocationTesterTests
{
    private const int Seeds = 4_000;
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Data/randomisation/fixtures");
    private static readonly (string Name, int Units)[] Strata = [("351", 4), ("352", 8), ("353", 5), ("354", 4)];
    private static readonly CanonicalList List =
        CanonicalList.Of(Strata.SelectMany(stratum => Enumerable.Range(1, stratum.Units)
            .Select(number => new Unit(stratum.Name, $"{stratum.Name}{number:000}"))));

    public static TheoryData<string> Good => [.. Names("good_*.csv")];

    public static TheoryData<string> Bad => [.. Names("bad_*.csv")];

    [Theory, MemberData(nameof(Good))]
    public void The_tester_lets_a_sound_way_to_allocate_pass(string file) => Assert.Empty(new AllocationTester(Read(file)).Failures);

    [Theory, MemberData(nameof(Bad))]
    public void The_tester_finds_a_broken_one(string file) => Assert.NotEmpty(new AllocationTester(Read(file)).Failures);

    [Fact]
    public void The_tester_says_what_is_broken()
    {
        Assert.Contains(new AllocationTester(Read("bad_coin_flip.csv")).Failures,
            failure => failure.Contains("balanced", StringComparison.Ordinal));
        Assert.Contains(new AllocationTester(Read("bad_odd_always_treated.csv")).Failures,
            failure => failure.Contains("odd unit", StringComparison.Ordinal));
        Assert.Contains(new AllocationTester(Read("bad_stream_reused_across_strata.csv")).Failures,
            failure => failure.Contains("independent", StringComparison.Ordinal));
        Assert.Contains(new AllocationTester(Read("bad_sattolo.csv")).Failures,
            failure => failure.Contains("uniform", StringComparison.Ordinal));
    }

    [Fact]
    public void Fixed_counts_of_four_thousand_neighbouring_seeds_are_balanced_uniform_and_independent()
    {
        var tester = new AllocationTester(Drawn(DrawTerms.Of("DSL-TEST", AllocationMode.Fixed, [], "")));

        Assert.Empty(tester.Failures);
        Assert.Equal(4 + 1 + 4 + 4 + 6, tester.Compared);
    }

    [Fact]
    public void Blocks_of_four_thousand_neighbouring_seeds_are_balanced_at_every_point_and_independent() =>
        Assert.Empty(new AllocationTester(Drawn(DrawTerms.Of("DSL-TEST", AllocationMode.Blocks, [2, 4, 6], "")), largestBlock: 6).Failures);

    [Fact]
    public void Public_values_in_a_row_are_as_good_as_seeds() => Assert.Empty(new AllocationTester(Drawn(number =>
        (DrawTerms.Of("DSL-TEST", AllocationMode.Fixed, [], $"round {number}"), Seed.Parse(GivenList.Seed)!))).Failures);

    private static IReadOnlyDictionary<string, string[]> Drawn(DrawTerms terms) => Drawn(number => (terms, Seed.Parse($"{number:x64}")!));

    private static Dictionary<string, string[]> Drawn(Func<int, (DrawTerms Terms, Seed Seed)> of)
    {
        var drawn = Strata.ToDictionary(stratum => stratum.Name, _ => new string[Seeds]);
        for (var number = 0; number < Seeds; number++)
        {
            var (terms, seed) = of(number);
            foreach (var stratum in Draw.Allocate(terms, List, seed).GroupBy(unit => unit.Unit.Stratum))
                drawn[stratum.Key][number] = string.Concat(stratum.Select(unit => Draw.Letter(unit.Arm)));
        }
        return drawn;
    }

    private static IEnumerable<string> Names(string pattern) =>
        Directory.EnumerateFiles(Fixtures, pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static Dictionary<string, string[]> Read(string file) =>
        File.ReadLines(Path.Combine(Fixtures, file)).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
        .GroupBy(cells => cells[1]).ToDictionary(stratum => stratum.Key, stratum => stratum.Select(cells => cells[2]).ToArray());
}
