using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>The interval of an authority's share: that of its schools, and nothing of what is withheld. Against R on the whole programme:
/// <see cref="SummariseMonitoringTests"/>.</summary>
public sealed class SchoolSharesTests
{
    private static readonly Trial Trial = Trial.Default;
    private static readonly int[] Totals = [10, 12, 8, 20, 9, 11, 14];
    private static readonly int[] Closed = [3, 6, 2, 9, 4, 2, 8];

    [Fact]
    public void It_is_the_interval_of_clusters_and_stands_only_beside_counts_as_they_are()
    {
        var shares = Of(Month("2021-09", Totals, Closed));
        var expected = ClusteredShare.Of([.. Totals.Zip(Closed, (total, nfa) => new ShareCount(nfa, total))]).Value!.Interval;

        Assert.Equal(expected, shares.IntervalOf("350", "2021-09", Closed.Sum(), Totals.Sum()));
        Assert.Equal(expected, shares.IntervalOf("350", "", Closed.Sum(), Totals.Sum()));
        Assert.Null(shares.IntervalOf("350", "2021-09", Closed.Sum(), 80));
        Assert.Null(shares.IntervalOf("all", "2021-09", Closed.Sum(), Totals.Sum()));
        Assert.Null(shares.IntervalOf("350", "2021-10", 0, 0));
    }

    [Fact]
    public void Few_schools_with_a_contact_have_none()
    {
        Assert.Null(Of(Month("2021-09", Totals[..5], Closed[..5])).IntervalOf("350", "2021-09", Closed[..5].Sum(), Totals[..5].Sum()));
        Assert.Null(Of(Month("2021-09", [.. Totals[..5], 0], [.. Closed[..5], 0]))
            .IntervalOf("350", "2021-09", Closed[..5].Sum(), Totals[..5].Sum()));
        Assert.NotNull(Of(Month("2021-09", Totals[..6], Closed[..6])).IntervalOf("350", "2021-09", Closed[..6].Sum(), Totals[..6].Sum()));
    }

    [Fact]
    public void It_is_cut_to_shares()
    {
        var shares = Of(Month("2021-09", [10, 10, 10, 10, 10, 10], [0, 0, 0, 0, 0, 10]));

        Assert.Equal(0, shares.IntervalOf("350", "2021-09", 10, 60)!.Value.Lower);
    }

    /// <summary>Two months with small counts are withheld. Whatever stands in them while the sum over both is the same, each school can
    /// have its own sums, and the interval to date is the same: it says nothing of the two.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Contacts_that_move_between_withheld_months_leave_the_interval_as_it_was(int moved)
    {
        int[] first = [0, 0, 4, 0, 0, 0, 0], second = [0, 0, 3, 0, 1, 0, 0];
        int[] then = [0, 0, 4 - moved, 0, 0, 0, 0], now = [0, 0, 3 + moved, 0, 1, 0, 0];
        Interval? To(int[] one, int[] other) => Of(Month("2021-09", Totals, Closed), Month("2021-10", Totals, one),
            Month("2021-11", Totals, other)).IntervalOf("350", "", Closed.Sum() + 8, 3 * Totals.Sum());

        Assert.NotNull(To(first, second));
        Assert.Equal(To(first, second), To(then, now));
    }

    [Fact]
    public void Under_a_rule_with_advice_only_schools_with_a_count_of_it_are_in_it()
    {
        var definitions = new DefinitionsInForce([new DefinitionRow
        {
            LaCode = "350",
            FirstMonth = "2021-09",
            Number = 1,
            Rule = "INAPPROPRIATE-2",
            OpenCases = Counted.Unspecified,
            Siblings = Siblings.Unspecified,
            Consultations = Counted.Unspecified,
            EarlyHelp = Counted.Unspecified,
            MergedWithinDays = 0,
            SchoolsKnownBy = SchoolsKnownBy.Unspecified,
            Reason = "",
            SetBy = "",
            SetAt = DateTimeOffset.UnixEpoch
        }]);
        var month = Month("2021-09", Totals.Select((total, at) => new SchoolCounts($"17000{at}", total, Closed[at], at == 0 ? null : 1)));
        var shares = SchoolShares.Of([month], definitions, Trial, FigurePolicies.Contacts);

        Assert.Equal(ClusteredShare.Of([.. Totals.Zip(Closed, (total, nfa) => new ShareCount(nfa + 1, total)).Skip(1)]).Value!.Interval,
            shares.IntervalOf("350", "2021-09", Closed.Skip(1).Sum() + 6, Totals.Skip(1).Sum()));
    }

    private static SchoolShares Of(params ReturnTallyRow[] months) =>
        SchoolShares.Of(months, new DefinitionsInForce([]), Trial, FigurePolicies.Contacts);

    private static ReturnTallyRow Month(string month, int[] totals, int[] closed) =>
        Month(month, totals.Select((total, at) => new SchoolCounts($"17000{at}", total, closed[at], null)));

    private static ReturnTallyRow Month(string month, IEnumerable<SchoolCounts> counts) => new()
    {
        LaCode = "350",
        Month = month,
        Version = 1,
        Total = 0,
        Nfa = 0,
        Schools = 0,
        Advised = 0,
        AdvisedTotal = 0,
        AdvisedNfa = 0,
        Advice = 0,
        Counts = SchoolCounts.Write(counts),
    };
}
