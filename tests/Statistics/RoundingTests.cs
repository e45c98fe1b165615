using CsCheck;
using Programme.Statistics;

namespace Programme.Tests;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(285, -1, 290)]
    [InlineData(2.5, 0, 3)]
    [InlineData(2.85, 0, 3)]
    [InlineData(2.85, 1, 2.9)]
    [InlineData(283.54, -2, 300)]
    [InlineData(283.54, -1, 280)]
    [InlineData(283.234, 0, 283)]
    [InlineData(2.86, 2, 2.86)]
    [InlineData(0, -1, 0)]
    [InlineData(4, -1, 0)]
    public void Halves_go_away_from_zero_on_both_sides(double value, int digits, double rounded)
    {
        Assert.Equal(rounded, Rounding.HalfAwayFromZero(value, digits));
        Assert.Equal(-rounded, Rounding.HalfAwayFromZero(-value, digits));
        Assert.Equal((decimal)rounded, Rounding.HalfAwayFromZero((decimal)value, digits));
        Assert.Equal(-(decimal)rounded, Rounding.HalfAwayFromZero(-(decimal)value, digits));
    }

    [Fact]
    public void A_number_just_below_a_half_is_not_taken_for_a_half_by_tens() =>
        Assert.Equal(280m, Rounding.HalfAwayFromZero(284.9999999999999999999999999m, -1));

    [Fact]
    public void A_rounded_number_is_a_multiple_and_at_most_half_a_unit_away() =>
        Gen.Select(Gen.Decimal[-1_000_000, 1_000_000], Gen.Int[0, 4]).Sample((value, tens) =>
        {
            var unit = (decimal)Math.Pow(10, tens);
            var rounded = Rounding.HalfAwayFromZero(value, -tens);
            Assert.Equal(0, rounded % unit);
            Assert.True(Math.Abs(rounded - value) <= unit / 2);
        });

    [Fact]
    public void More_digits_than_a_decimal_has_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.HalfAwayFromZero(1m, 29));
}
