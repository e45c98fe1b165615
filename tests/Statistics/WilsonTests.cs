using Programme.Statistics;

namespace Programme.Tests;

public sealed class WilsonTests
{
    [Theory]
    [InlineData(1078, 2949, 0.34835168819642, 0.38309342626065346)]
    [InlineData(747, 2346, 0.29987297984472144, 0.33754936760692755)]
    [InlineData(564, 2022, 0.25981733481016694, 0.2988845586141954)]
    [InlineData(1532, 3253, 0.45384117375525, 0.4881271405180407)]
    [InlineData(1291, 2667, 0.46513459895626413, 0.5030402248546813)]
    [InlineData(10924, 29462, 0.36528448269977876, 0.37631461567856644)]
    [InlineData(20, 44, 0.317052341422209, 0.59933816801038)]
    [InlineData(121, 121, 0.969229302052522, 1)]
    public void The_interval_of_a_share_agrees_with_the_reference(long successes, long trials, double lower, double upper)
    {
        var interval = Wilson.Interval(successes, trials)!.Value;
        Assert.Equal(lower, interval.Lower, 1e-13);
        Assert.Equal(upper, interval.Upper, 1e-13);
    }

    [Fact]
    public void No_trials_have_no_interval() => Assert.Null(Wilson.Interval(0, 0));

    [Fact]
    public void No_success_puts_the_lower_end_at_zero_exactly() => Assert.Equal(0, Wilson.Interval(0, 37)!.Value.Lower);

    [Fact]
    public void A_greater_confidence_gives_a_wider_interval()
    {
        var (narrow, wide) = (Wilson.Interval(30, 100)!.Value, Wilson.Interval(30, 100, 0.998)!.Value);
        Assert.True(wide.Lower < narrow.Lower && narrow.Upper < wide.Upper);
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(0, -1, 0.95)]
    [InlineData(1, 10, 1)]
    [InlineData(1, 10, double.NaN)]
    public void Impossible_counts_and_confidences_are_refused(long successes, long trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(successes, trials, confidence));
}
