using CsCheck;
using Programme.Disclosure;

namespace Programme.Tests;

/// <summary>An independent reader tries to solve small counts back from everything that leaves.</summary>
[Trait("Promise", "S14")]
public sealed class SolvingBackTests
{
    private static readonly Policy Policy = new();

    private static readonly Gen<long> Count = Gen.Frequency((2, Gen.Const(0L)), (5, Gen.Long[1, 6]), (4, Gen.Long[7, 60]));

    /// <summary>Publications of growing tables, in which some counts are late and some are restated.</summary>
    private static Gen<List<List<PeriodCount>>> Histories(int areas, int periods, int publications) =>
        Gen.Select(
            Gen.Select(Count, Count, Gen.Int[0, publications], Gen.Int[0, 9], Count, (part, rest, since, change, later) =>
                (part, rest, since, change, later)).Array[areas * periods],
            Gen.Int[1, areas], Gen.Int[2, periods],
            (cells, width, length) => Enumerable.Range(0, publications).Select(publication =>
                (from area in Enumerable.Range(0, width)
                 from period in Enumerable.Range(0, length)
                 let cell = cells[area * periods + period]
                 let part = cell.change == 1 && publication > 0 ? cell.later : cell.part
                 let rest = cell.change == 2 && publication > 0 ? cell.later : cell.rest
                 let late = cell.since > publication && cell.change > 4
                 select late
                     ? new PeriodCount($"A{area}", $"P{period}", null, null)
                     : new PeriodCount($"A{area}", $"P{period}", part + rest, part)).ToList()).ToList());

    private static (List<string> Recovered, List<string> Unprotected) Attack(
        List<List<PeriodCount>> history, bool totals, bool secondary = true, bool remembers = true)
    {
        var (attacker, ledger, unprotected) = (new Attacker(), Ledger.Empty, new List<string>());
        foreach (var counts in history)
        {
            var table = PeriodTable.Build(counts, "total", "part", totals);
            var publication = Release.Decide(table, Policy with { Secondary = secondary, Sticky = remembers }, ledger);
            attacker.Read(table, publication);
            ledger = publication.Ledger;
            unprotected.AddRange(publication.Unprotected);
        }

        return ([.. attacker.Recovered()], unprotected);
    }

    private static void NothingIsRecovered(List<List<PeriodCount>> history, bool totals)
    {
        var (recovered, unprotected) = Attack(history, totals);
        Assert.All(recovered, name => Assert.Matches("to-date|^all/", name));
        // A restatement to 0 can turn a sum that is known already into a small total: that is said aloud.
        Assert.Empty(recovered.Except(unprotected));
    }

    [Fact]
    public void No_small_count_can_be_solved_back_from_one_publication() =>
        Histories(4, 6, 1).Sample(history => Assert.Empty(Attack(history, totals: true).Recovered), iter: 400);

    [Fact]
    public void No_small_count_can_be_solved_back_from_two_successive_publications() =>
        Histories(3, 6, 2).Sample(history => NothingIsRecovered(history, totals: true), iter: 400);

    [Fact]
    public void No_small_count_can_be_solved_back_from_five_publications_of_one_area() =>
        Histories(1, 8, 5).Sample(history => NothingIsRecovered(history, totals: false), iter: 300);

    [Fact]
    public void In_a_first_publication_every_small_count_finds_its_protection() =>
        Histories(3, 6, 1).Sample(history => Assert.Empty(Attack(history, totals: true).Unprotected), iter: 400);

    [Fact]
    public void Without_secondary_suppression_the_attack_succeeds()
    {
        var recovered = 0;
        Histories(3, 6, 1).Sample(
            history => Interlocked.Add(ref recovered, Attack(history, totals: true, secondary: false).Recovered.Count), iter: 200);
        Assert.True(recovered > 100, $"The attack recovered only {recovered} counts.");
    }

    [Fact]
    public void Without_the_ledger_the_attack_on_successive_publications_succeeds()
    {
        var recovered = 0;
        Histories(2, 6, 3).Sample(
            history => Interlocked.Add(ref recovered, Attack(history, totals: false, remembers: false).Recovered.Count), iter: 200);
        Assert.True(recovered > 20, $"The attack recovered only {recovered} counts.");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(600)]
    public void In_the_whole_country_no_count_stays_unprotected_and_no_more_is_withheld_than_is_small(int most)
    {
        var random = new Random(7);
        List<PeriodCount> Counts() => [.. from area in Enumerable.Range(0, 153)
                                          from period in Enumerable.Range(0, 23)
                                          let whole = random.Next(most + 1)
                                          select new PeriodCount($"{area}", $"{period}", whole, random.Next(whole + 1))];
        var table = PeriodTable.Build(Counts(), "total", "part", totals: true);
        var publication = Release.Decide(table, Policy);
        Assert.Empty(publication.Unprotected);
        Assert.True(publication.Figures.Values.Count(f => f.Form == Form.Withheld) <= table.Cells.Count(c =>
            Policy.IsSmall(c.Value!.Value)));
    }
}
