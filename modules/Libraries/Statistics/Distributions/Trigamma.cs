namespace Programme.Statistics;

/// <summary>The second derivative of log Γ.</summary>
/// <remarks>Source: Abramowitz and Stegun 6.4.6 (recurrence up to 20) and 6.4.12 (asymptotic series); relative error below 1e-14.</remarks>
internal static class Trigamma
{
    private static readonly double[] Bernoulli = [1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0];

    public static double Of(double x)
    {
        var sum = 0.0;
        for (; x < 20; x++)
            sum += 1 / (x * x);
        var (inverse, power) = (1 / (x * x), 1 / x);
        sum += power + inverse / 2;
        foreach (var number in Bernoulli)
        {
            power *= inverse;
            sum += number * power;
        }
        return sum;
    }
}
