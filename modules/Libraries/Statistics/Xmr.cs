namespace Programme.Statistics;

/// <summary>A chart of individual values (X) and of the moving ranges between neighbours (mR).</summary>
/// <param name="Points">How many values the lines come from.</param>
/// <param name="Centre">Their mean.</param>
/// <param name="MeanMovingRange">The mean of the absolute differences between neighbours.</param>
public sealed record Xmr(int Points, double Centre, double MeanMovingRange)
{
    /// <summary>Lines from fewer values than this are provisional.</summary>
    public const int FirmPoints = 12;

    /// <summary>3 / d₂ for ranges of two, as published.</summary>
    private const double ToLimit = 2.66;

    /// <summary>D₄ for ranges of two, as published.</summary>
    private const double RangeToLimit = 3.267;

    /// <summary>Mean and natural process limits: mean ± 2.66 × mean moving range; not cut where the values have a natural end.</summary>
    public ChartLimits Limits => new(Centre, Centre - ToLimit * MeanMovingRange, Centre + ToLimit * MeanMovingRange);

    /// <summary>The limit of a moving range: 3.267 × mean moving range.</summary>
    public double RangeUpper => RangeToLimit * MeanMovingRange;

    /// <summary>Whether the lines come from too few values to be relied on.</summary>
    public bool Provisional => Points < FirmPoints;

    /// <summary>The chart's lines from the values of a baseline window.</summary>
    /// <param name="window">Values in order of time; where one is missing its neighbours count as neighbours of each other.</param>
    /// <returns>The lines; null for fewer than two values, which have no moving range.</returns>
    /// <remarks>Source: Wheeler, D. J. (1993), Understanding Variation, chapter 3.</remarks>
    public static Xmr? Of(IReadOnlyList<double> window) =>
        window.Count < 2 ? null : new Xmr(window.Count, window.Average(), Ranges(window).Average());

    /// <summary>What each value signals, in the window and after it: the rules of <see cref="ChartRules"/>, and a moving range above its
    /// limit.</summary>
    /// <param name="values">Values in order of time.</param>
    /// <returns>One for each value.</returns>
    public IReadOnlyList<ChartSignals> Signals(IReadOnlyList<double> values)
    {
        var ranges = Ranges(values).Prepend(0);
        return [.. ChartRules.Signals(values, [.. values.Select(_ => Limits)])
            .Zip(ranges, (signals, range) => range > RangeUpper ? signals | ChartSignals.RangeBeyondLimit : signals)];
    }

    private static IEnumerable<double> Ranges(IReadOnlyList<double> values) =>
        values.Skip(1).Zip(values, (value, before) => Math.Abs(value - before));
}
