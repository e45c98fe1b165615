using CsCheck;
using Programme.Delivery;
using Programme.Disclosure;

namespace Programme.Tests;

public sealed class SmallGroupsTests
{
    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 9)]
    [InlineData(true, 12, 30)]
    [InlineData(false, 12, 3)]
    [InlineData(true, 12, 3, 8)]
    [InlineData(true, 1, 2, 3, 4)]
    [InlineData(true, 12, 0)]
    public void A_mean_over_groups_is_shown_when_what_is_left_of_them_is_nobody_or_enough(bool shown, params int[] answers) =>
        Assert.Equal(shown, SmallGroups.MayShow(answers));

    [Fact]
    public void A_theme_of_few_takes_the_next_smallest_with_it()
    {
        var themes =
            SmallGroups.Labels([.. Enumerable.Repeat("rare", 2), .. Enumerable.Repeat("usual", 7), .. Enumerable.Repeat("frequent", 9)]);

        Assert.Equal(new Dictionary<string, int> { ["frequent"] = 9 }, themes);
    }

    [Fact]
    public void What_is_withheld_together_is_never_few()
    {
        Gen.Int[0, 12].Array[0, 8].Sample(counts =>
        {
            var named = counts.SelectMany((count, at) => Enumerable.Repeat($"theme_{at}", count)).ToList();
            var withheld = named.Count - SmallGroups.Labels(named).Values.Sum();
            Assert.True(withheld is 0 or >= SmallGroups.LeastPeople || withheld == named.Count);
        });
    }

    [Fact]
    public void Over_groups_a_theme_is_withheld_when_subtracting_the_groups_would_leave_few()
    {
        IReadOnlyList<string> many = [.. Enumerable.Repeat("a", 8), .. Enumerable.Repeat("b", 20)];
        IReadOnlyList<string> few = [.. Enumerable.Repeat("a", 2)];

        var over = SmallGroups.LabelsOver([many, few]);

        Assert.Equal(new Dictionary<string, int> { ["b"] = 20 }, over);
    }
}
