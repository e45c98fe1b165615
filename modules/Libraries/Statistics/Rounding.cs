namespace Programme.Statistics;

/// <summary>Rounding as national statistics publish it: halves go away from zero, never to the even digit.</summary>
public static class Rounding
{
    /// <summary>Rounds half away from zero to 10^−digits.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="digits">Places after the point, up to 28; negative places round to tens, hundreds and so on, down to −28.</param>
    /// <returns>The multiple of 10^−digits nearest to the value; of two equally near, the one further from zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Digits outside −28 to 28.</exception>
    /// <exception cref="OverflowException">The result is larger than a decimal can hold.</exception>
    /// <remarks>Source: the rule of dfeR's round_five_up.</remarks>
    public static decimal HalfAwayFromZero(decimal value, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, -28);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 28);
        if (digits >= 0)
            return Math.Round(value, digits, MidpointRounding.AwayFromZero);

        var unit = 1m;
        for (var i = digits; i < 0; i++)
            unit *= 10;
        var (times, rest) = (decimal.Truncate(value / unit), value % unit);
        return (times + (Math.Abs(rest) >= unit / 2 ? Math.Sign(rest) : 0)) * unit;
    }

    /// <summary>
    /// Rounds half away from zero to 10^−digits, reading the number as its first 15 significant digits: 2.85 is a half
    /// although its binary value lies just below.
    /// </summary>
    /// <param name="value">A finite number of magnitude below 7.9 × 10^28.</param>
    /// <param name="digits">Places after the point, −28 to 28.</param>
    /// <returns>The rounded number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Digits outside −28 to 28.</exception>
    /// <exception cref="OverflowException">The number is not finite or too large.</exception>
    /// <remarks>Source: the rule of dfeR's round_five_up.</remarks>
    public static double HalfAwayFromZero(double value, int digits) => (double)HalfAwayFromZero((decimal)value, digits);
}
