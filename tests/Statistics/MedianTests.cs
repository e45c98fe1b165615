using Programme.Statistics;

namespace Programme.Tests;

public sealed class MedianTests
{
    [Fact]
    public void The_median_of_an_odd_number_of_days_is_the_middle_one() =>
        Assert.Equal(11, Median.Of([102, 9, 11, 10, 12]));

    [Fact]
    public void The_median_of_an_even_number_of_days_lies_between_the_two_in_the_middle() =>
        Assert.Equal(10.5, Median.Of([12, 10, 11, 9]));

    [Fact]
    public void Large_values_do_not_overflow() => Assert.Equal(int.MaxValue, Median.Of([int.MaxValue, int.MaxValue]));

    [Fact]
    public void Nothing_has_no_median() => Assert.Null(Median.Of([]));
}
