using System.Globalization;
using Programme.Costs;
using Programme.Costs.V1;

namespace Programme.Tests;

/// <summary>Shared costs: for any lines and rules every penny lands once.</summary>
public sealed class SharedCostsTests
{
    private static readonly string[] Categories = ["management", "training", "travel"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(10, new long[] { 6, 0, 4 }, new long[] { 6, 0, 4 })]
    [InlineData(7, new long[] { 1, 2, 5 }, new long[] { 1, 2, 4 })]
    public void The_pence_left_over_go_to_the_largest_remainders(long pence, long[] weights, long[] parts) =>
        Assert.Equal(parts, LargestRemainder.Divide(pence, weights));

    [Theory, MemberData(nameof(Seeds))]
    public void Every_line_comes_out_whole_and_names_its_rule(int seed)
    {
        var made = new Made(seed);

        var costs = made.Shared().Of(made.Lines);

        Assert.Equal(made.Lines.ToDictionary(line => line.LineRef, line => line.AmountPence),
            costs.GroupBy(cost => cost.LineRef).ToDictionary(parts => parts.Key, parts => parts.Sum(cost => cost.Pence)));
        Assert.All(costs, cost => Assert.NotEqual(0, cost.Pence));
        Assert.All(costs.Where(cost => cost.Rule is not ("own" or "no rule")), cost => Assert.True(cost.RuleNumber > 0));
        Assert.Equal(costs.Count, costs.Select(cost => (cost.LaCode, cost.Urn, cost.LineRef)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Another_order_and_another_culture_change_nothing(int seed)
    {
        var made = new Made(seed);
        var costs = made.Shared().Of(made.Lines);
        var (before, random) = (CultureInfo.CurrentCulture, new Random(seed));
        try
        {
            var other = new CultureInfo("");
            (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("minus", "٫");
            CultureInfo.CurrentCulture = other;

            var rules = new AllocationRules(made.Rules.OrderBy(_ => random.Next()));
            var again = new SharedCosts(made.Schools.OrderBy(_ => random.Next()), rules).Of(made.Lines.OrderBy(_ => random.Next()));

            Assert.Equal(costs, again);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_split_line_changes_no_penny_of_a_school(int seed)
    {
        var made = new Made(seed);
        var random = new Random(seed);

        var split = made.Lines.SelectMany(line =>
        {
            var part = line.AmountPence == 0 ? 0 : random.NextInt64(Math.Abs(line.AmountPence)) * Math.Sign(line.AmountPence);
            var rest = line with { LineRef = $"{line.LineRef}-b", AmountPence = line.AmountPence - part };
            return part == 0 ? [line] : new[] { line with { AmountPence = part }, rest };
        });

        Assert.Equal(BySchool(made.Shared().Of(made.Lines)), BySchool(made.Shared().Of(split)));
    }

    [Fact]
    public void A_line_goes_by_the_version_in_force_on_its_first_day_and_without_one_it_stays()
    {
        SharingSchool[] schools = [new("1", "350", 3, 100), new("2", "350", 1, 300)];
        AllocationRuleRow[] rules =
            [Rule(1, "travel", AllocationBasis.Sessions, 9), Rule(2, "travel", AllocationBasis.Pupils, 11),
                Rule(3, "travel", AllocationBasis.None, 12), Rule(4, "travel", AllocationBasis.Schools, 12)];
        var shared = new SharedCosts(schools, new AllocationRules(rules));

        string Parts(int month) => string.Join(' ', shared.Of([Line("L", "350", null, "travel", 400, month)])
            .Select(cost => $"{cost.Urn}:{cost.Pence}:{cost.Rule}:{cost.RuleNumber}"));

        Assert.Equal(":400:no rule:0", Parts(8));
        Assert.Equal("1:300:sessions:1 2:100:sessions:1", Parts(10));
        Assert.Equal("1:100:pupils:2 2:300:pupils:2", Parts(11));
        Assert.Equal("1:200:schools:4 2:200:schools:4", Parts(12));
    }

    [Fact]
    public void A_rule_with_nothing_to_share_by_is_told_by_category_and_place()
    {
        SharingSchool[] schools = [new("1", "350", 0, 0), new("2", "351", 2, 0)];
        var shared = new SharedCosts(schools, new AllocationRules(
            [Rule(1, "travel", AllocationBasis.Sessions, 9), Rule(2, "it", AllocationBasis.Pupils, 9)]));

        CostLineRow[] lines = [Line("A", "350", null, "travel", 1, 9), Line("B", "351", null, "travel", 1, 9),
            Line("C", "", null, "travel", 1, 9), Line("D", "", null, "it", 1, 9), Line("E", "350", "1", "it", 1, 9)];
        var bare = shared.WithoutWeights(lines);

        Assert.Equal([("it", "", AllocationBasis.Pupils), ("travel", "350", AllocationBasis.Sessions)], bare);
        // Where somebody goes on all the same, they stay where they were recorded.
        Assert.Equal([" : D 1", "350 : A 1"], shared.Of(lines).Where(cost => cost.Urn.Length == 0)
            .Select(cost => $"{cost.LaCode} : {cost.LineRef} {cost.Pence}"));
        Assert.Equal(5, shared.Of(lines).Sum(cost => cost.Pence));
    }

    private static SortedDictionary<string, long> BySchool(IEnumerable<AllocatedCost> costs) => new(
        costs.GroupBy(cost => $"{cost.LaCode} {cost.Urn} {cost.Category} {cost.CostClass} {cost.Rule}")
            .Select(group => (group.Key, Pence: group.Sum(cost => cost.Pence))).Where(sum => sum.Pence != 0).ToDictionary(),
        StringComparer.Ordinal);

    private static AllocationRuleRow Rule(int number, string category, AllocationBasis basis, int month) =>
        new() { Number = number, Category = category, Basis = basis, ValidFrom = new(2021, month, 1), Source = "minutes" };

    private static CostLineRow Line(string lineRef, string laCode, string? urn, string category, long pence, int month) => new()
    {
        LineRef = lineRef,
        LaCode = laCode,
        Urn = urn,
        Payer = Payer.La,
        Category = category,
        CostClass = CostClass.Recurring,
        AmountPence = pence,
        PriceYear = "2021/22",
        PeriodStartOn = new(2021, month, 1),
        PeriodEndOn = new(2022, 7, 31),
        Attribution = CostAttribution.Intervention,
    };

    /// <summary>Schools, rules and lines of three authorities by chance; each authority has something to share by.</summary>
    private sealed class Made
    {
        public Made(int seed)
        {
            var random = new Random(seed);
            Schools = [.. Enumerable.Range(0, 3).SelectMany(la => Enumerable.Range(0, 1 + random.Next(9)).Select(at =>
                new SharingSchool($"{100 * la + at}", $"{350 + la}", at == 0 ? 1 : random.Next(12), at == 0 ? 7 : random.Next(2_000))))];
            Rules = [.. Categories.SelectMany((category, at) => Enumerable.Range(0, random.Next(3)).Select(version =>
                Rule(10 * at + version + 1, category, (AllocationBasis)random.Next(1, 5), 9 + version)))];
            Lines = [.. Enumerable.Range(0, 30).Select(at =>
            {
                var school = random.Next(4) == 0 ? Schools[random.Next(Schools.Count)] : null;
                return Line($"L{at:00}", school?.LaCode ?? (random.Next(3) == 0 ? "" : $"{350 + random.Next(3)}"), school?.Urn,
                    Categories[random.Next(3)], random.NextInt64(-900, 2_000_000) + 1_000, 9 + random.Next(3));
            })];
        }

        public List<SharingSchool> Schools { get; }

        public List<AllocationRuleRow> Rules { get; }

        public List<CostLineRow> Lines { get; }

        public SharedCosts Shared() => new(Schools, new AllocationRules(Rules));
    }
}
