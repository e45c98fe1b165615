using Programme.Outcomes.Model;

namespace Programme.Tests;

public sealed class BurnoutInventoryTests
{
    /// <summary>Mean answers per item of a published survey (PMC6881898), items 1 to 13.</summary>
    private static readonly double?[] PublishedPersonal = [69.00, 67.58, 61.08, 43.58, 55.00, 47.08];

    /// <summary>The tenth, energy for family and friends, stands fourth here.</summary>
    private static readonly double?[] PublishedWork = [65.67, 57.16, 45.83, 41.67, 55.00, 47.08, 52.00];

    [Fact]
    public void The_published_item_means_give_the_published_scores()
    {
        Assert.Equal(57.2212, BurnoutInventory.Personal(PublishedPersonal)!.Value, 0.005);
        Assert.Equal(54.4388, BurnoutInventory.Work(PublishedWork)!.Value, 0.005);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(75, 25)]
    public void Energy_for_family_and_friends_is_reversed(double answer, double score) =>
        Assert.Equal((3 * 0 + score) / 4, BurnoutInventory.Work([0, 0, 0, answer, null, null, null]));

    [Fact]
    public void A_score_is_the_mean_of_the_items_answered() =>
        Assert.Equal(50, BurnoutInventory.Client([25, 50, 75, null, null, null]));

    [Fact]
    public void Without_the_least_number_of_answers_there_is_no_score()
    {
        Assert.Null(BurnoutInventory.Personal([100, 100, null, null, null, null]));
        Assert.Null(BurnoutInventory.Work([100, 100, 100, null, null, null, null]));
        Assert.Null(BurnoutInventory.Client([100, 100, null, null, null, null]));
    }
}
