using Programme.Statistics;

namespace Programme.Tests;

public sealed class PoissonExactTests
{
    [Theory]
    [InlineData(3, 16.8350444900753, 17.8199707269475, 3.67490637319269, 52.0775164859877)]
    [InlineData(2, 5.9356605065024, 33.6946494464945, 4.08057836661362, 121.716659162185)]
    [InlineData(26, 136.19986310746063, 19.0895933423121, 12.4699561571483, 27.970677219453265)]
    [InlineData(3, 30.84188911704312, 9.727030625832224, 2.005947562251381, 28.426511218139233)]
    public void The_rate_per_hundred_person_years_agrees_with_the_reference(
        long events, double years, double rate, double lower, double upper)
    {
        var found = PoissonExact.Rate(events, years / 100);
        Assert.Equal(rate, found.Rate, rate * 1e-12);
        Assert.Equal(lower, found.Lower, lower * 1e-8);
        Assert.Equal(upper, found.Upper, upper * 1e-8);
    }

    [Fact]
    public void No_event_gives_zero_and_the_textbook_upper_end()
    {
        var found = PoissonExact.Rate(0, 1);
        Assert.Equal((0d, 0d), (found.Rate, found.Lower));
        Assert.Equal(-Math.Log(0.025), found.Upper, 1e-12);
    }

    [Fact]
    public void Many_events_come_close_to_the_normal_interval()
    {
        var found = PoissonExact.Rate(100_000, 1);
        Assert.InRange(found.Lower, 100_000 - 1.97 * Math.Sqrt(100_000), 100_000 - 1.95 * Math.Sqrt(100_000));
        Assert.InRange(found.Upper, 100_000 + 1.95 * Math.Sqrt(100_000), 100_000 + 1.98 * Math.Sqrt(100_000));
    }

    [Theory]
    [InlineData(-1, 1, 0.95)]
    [InlineData(1, 0, 0.95)]
    [InlineData(1, double.NaN, 0.95)]
    [InlineData(1, 1, 0)]
    public void Impossible_events_exposures_and_confidences_are_refused(long events, double exposure, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonExact.Rate(events, exposure, confidence));
}
