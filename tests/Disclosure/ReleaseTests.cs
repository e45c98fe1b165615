using System.Text.Json;
using Programme.Disclosure;

namespace Programme.Tests;

[Trait("Promise", "S14")]
public sealed class ReleaseTests
{
    private static readonly Policy Policy = new();

    private static Publication Publish(Ledger? earlier, params (long? Whole, long? Part)[] months) =>
        Release.Decide(
            PeriodTable.Build([.. months.Select((m, i) => new PeriodCount("350", $"M{i + 1}", m.Whole, m.Part))], "total", "part",
                totals: false),
            Policy, earlier);

    private static string Text(Publication publication, string period, string measure) =>
        publication.Figures[$"350/{period}/{measure}"] is { Symbol: { } symbol } ? symbol
        : publication.Figures[$"350/{period}/{measure}"] is { Form: Form.Rounded } rounded ? $"~{rounded.Value}"
        : $"{publication.Figures[$"350/{period}/{measure}"].Value}";

    [Fact]
    public void Counts_above_five_and_zeros_leave_as_they_are()
    {
        var publication = Publish(null, (200, 80), (150, 0), (90, 90));
        Assert.DoesNotContain(publication.Figures.Values, shown => shown.Form != Form.Exact);
        Assert.Equal("170", Text(publication, "to-date", "part"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_small_count_is_withheld_and_its_sum_to_date_rounded(long small)
    {
        var publication = Publish(null, (200, 80), (150, small), (90, 41));
        Assert.Equal("c", Text(publication, "M2", "part"));
        Assert.Equal("150", Text(publication, "M2", "total"));
        Assert.Equal($"~{Policy.Round(121 + small)}", Text(publication, "to-date", "part"));
        Assert.Equal("440", Text(publication, "to-date", "total"));
    }

    [Fact]
    public void A_sum_whose_rounding_would_settle_the_count_is_withheld()
    {
        // 130 would say 125 or more, and 120 are known: the withheld count could only be 5.
        var publication = Publish(null, (200, 80), (150, 5), (90, 40));
        Assert.Equal(("c", "c"), (Text(publication, "M2", "part"), Text(publication, "to-date", "part")));
    }

    [Fact]
    public void A_part_is_withheld_where_the_rest_of_the_whole_is_small() =>
        Assert.Equal(("c", "150"),
            (Text(Publish(null, (150, 147), (90, 40)), "M1", "part"), Text(Publish(null, (150, 147), (90, 40)), "M1", "total")));

    [Fact]
    public void Two_withheld_ones_do_not_leave_with_their_sum()
    {
        // 1 + 1 + 8: the exact sum, 10, would leave 2 for two counts that are not 0.
        var table = new Table(
            [new("a", 1), new("b", 1), new("d", 8), new("sum", 10, IsTotal: true)], [new Relation("sum", ["a", "b", "d"])]);
        var publication = Release.Decide(table, Policy);
        Assert.NotEqual(Form.Exact, publication.Figures["sum"].Form);
        Assert.Empty(publication.Unprotected);
    }

    [Fact]
    public void Without_rounding_the_smallest_further_part_is_withheld_or_the_total()
    {
        var table = new Table([new("a", 3), new("b", 30), new("d", 20), new("whole", 53)], [new Relation("whole", ["a", "b", "d"])]);
        var publication = Release.Decide(table, Policy with { RoundingBase = 1 });
        Assert.Equal(["a", "d"], publication.Figures.Where(f => f.Value.Symbol == "c").Select(f => f.Key).Order());
    }

    [Fact]
    public void A_count_that_was_not_returned_is_not_available_and_not_zero()
    {
        var publication = Publish(null, (200, 80), (null, null));
        Assert.Equal(("x", "200"), (Text(publication, "M2", "total"), Text(publication, "to-date", "total")));
    }

    [Fact]
    public void A_small_count_that_arrives_late_cannot_be_had_by_subtracting_two_sums_to_date()
    {
        var first = Publish(null, (200, 80), (null, null));
        var second = Publish(first.Ledger, (200, 80), (150, 3));
        Assert.Equal("80", Text(first, "to-date", "part"));
        Assert.NotEqual("83", Text(second, "to-date", "part"));
    }

    [Fact]
    public void What_was_withheld_stays_withheld_while_it_does_not_change()
    {
        var first = Publish(null, (150, 147), (90, 40));
        var second = Publish(first.Ledger, (150, 147), (90, 40), (300, 100));
        Assert.Equal(("c", "c"), (Text(first, "M1", "part"), Text(second, "M1", "part")));
    }

    [Fact]
    public void The_same_table_again_leaves_the_same_and_adds_nothing_to_the_ledger()
    {
        var first = Publish(null, (200, 80), (150, 3), (9, 6), (4, 4));
        var again = Publish(JsonSerializer.Deserialize<Ledger>(JsonSerializer.Serialize(first.Ledger)), (200, 80), (150, 3), (9, 6),
            (4, 4));
        Assert.Equal(first.Figures, again.Figures);
        Assert.Equal(JsonSerializer.Serialize(first.Ledger), JsonSerializer.Serialize(again.Ledger));
    }

    [Fact]
    public void An_open_policy_withholds_nothing() =>
        Assert.All(Release.Decide(new Table([new("a", 1), new("b", 5)], []), Policy.Open).Figures.Values,
            f => Assert.Equal(Form.Exact, f.Form));

    [Fact]
    public void A_withheld_count_withholds_its_share_and_a_share_of_nothing_is_not_applicable()
    {
        var (withheld, ten, none) = (new Shown(null, Form.Withheld, "c"), new Shown(10, Form.Exact, null), new Shown(0, Form.Exact, null));
        Assert.Equal((null, "c"), Shown.Share(withheld, ten));
        Assert.Equal((null, "z"), Shown.Share(none, none));
        Assert.Equal((null, "c"), Shown.Share(new Shown(10, Form.Rounded, null), new Shown(7, Form.Exact, null)));
        Assert.Equal((1.0, null), Shown.Share(ten, ten));
    }

    [Fact]
    public void A_total_that_rounds_to_zero_is_low()
    {
        var table = new Table([new("t", 4, Form.Rounded, IsTotal: true)], []);
        Assert.Equal("low", Release.Decide(table, new Policy(1, 3)).Figures["t"].Symbol);
    }

    [Fact]
    public void A_table_that_says_what_cannot_be_is_refused_by_name()
    {
        Refused("The parts of t do not add up to it.", new([new("a", 7), new("t", 8)], [new("t", ["a"])]));
        Refused("The sum of t names b, which has no count.", new([new("a", 7), new("t", 8)], [new("t", ["a", "b"])]));
        Refused("The sum of t names a cell twice.", new([new("a", 7), new("t", 14)], [new("t", ["a", "a"])]));
        Refused("The table has two cells named a.", new([new("a", 7), new("a", 8)], []));
        Refused("The count of a is negative.", new([new("a", -7)], []));
        Refused("a is withheld by the table; leave it out or call it implied.", new([new("a", 7, Form.Withheld)], []));
        Assert.Throws<ArgumentException>(() => Release.Decide(new Table([new("a", 7)], []), new Policy(3, 3)));

        static void Refused(string words, Table table) =>
            Assert.Equal(words, Assert.Throws<ArgumentException>(() => Release.Decide(table, Policy)).Message);
    }
}
