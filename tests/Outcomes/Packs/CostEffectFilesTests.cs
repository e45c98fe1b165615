using Programme.Outcomes;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>A controlled pack with costs: R alone repeats net benefit and acceptability from its files.</summary>
public sealed class CostEffectFilesTests
{
    [SkippableTheory]
    [InlineData("small_a")]
    [InlineData("trial_a")]
    public async Task R_alone_repeats_net_benefit_and_acceptability_with_the_same_resamples(string set)
    {
        using var folder = UnpackedPack.Of(Pack(set, 2_000));

        // Increments, and three numbers for each of five worths.
        Assert.Contains("18 agree, 0 differ", await folder.RunAsync("cost_effect.R"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task R_says_which_number_differs_and_which_is_absent()
    {
        using var folder = UnpackedPack.Of(Pack("small_a", 200));
        var results = Path.Combine(folder.Folder, "cost-results.csv");
        var lines = await File.ReadAllLinesAsync(results);
        await File.WriteAllLinesAsync(results, lines.Select(line =>
            line.StartsWith("net_benefit.0,benefit,", StringComparison.Ordinal) ? "net_benefit.0,benefit,1.5,pence a school," : line));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => folder.RunAsync("cost_effect.R"));
        await File.WriteAllLinesAsync(results, lines.Append("increment,gold,1.5,pence a school,"));

        Assert.Contains("DIFFERS net_benefit.0 benefit", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => folder.RunAsync("cost_effect.R"));
    }

    [Fact]
    public void Every_resample_has_each_stratum_and_arm_as_often_as_the_trial_and_costs_are_no_words_of_six_digits()
    {
        var files = GivenPack.Files(Pack("small_a", 200));
        var schools = Rows(files["school.csv"]);
        var draws = Rows(files["draws.csv"]);
        var groups = schools.GroupBy(school => (school["stratum"], school["arm"])).ToList();

        Assert.Equal(200, draws.Count);
        Assert.All(draws, draw => Assert.All(groups, group =>
            Assert.Equal(group.Count(), group.Sum(school => int.Parse(draw[school["school"]])))));
        Assert.All(Rows(files["cost.csv"]), row => Assert.Contains('.', row["pence"]));
        Assert.False(GivenPack.Files(ControlledPack.Build(GivenPack.Source("small_a"), "seed")).ContainsKey("cost.csv"));
    }

    private static byte[] Pack(string set, int resamples)
    {
        var source = GivenPack.Source(set);
        var costs = new PackCosts
        {
            Schools =
            {
                source.Data.Schools.Select(school => new PackSchoolCost
                {
                    Urn = school.Id,
                    Pence = Math.Round(school.Costs!.All * 100),
                }),
            },
            PriceYear = "2021/22",
            WorthPence = { 0, 10_000, 25_000, 50_000, 100_000 },
            Resamples = resamples,
            Seed = 20_211,
        };
        return ControlledPack.Build(source, "seed", costs);
    }

    private static List<Dictionary<string, string>> Rows(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
