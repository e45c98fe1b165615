namespace Programme.Statistics;

/// <summary>Why a point of a control chart is worth a look.</summary>
[Flags]
public enum ChartSignals
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The value lies beyond a limit.</summary>
    BeyondLimit = 1,

    /// <summary>It and the seven before it lie on one side of the centre.</summary>
    RunOfEight = 2,

    /// <summary>It and at least two of the three before it lie nearer to the same limit than to the centre.</summary>
    ThreeOfFourNearLimit = 4,

    /// <summary>It is further from the value before than the limit of moving ranges; on XmR charts alone.</summary>
    RangeBeyondLimit = 8,
}

/// <summary>
/// The three rules for signals on a control chart: one point beyond a limit, three of four nearer to a limit than to the centre,
/// eight on one side of the centre. A value on a line is not beyond it, and one on the centre ends a run.
/// </summary>
public static class ChartRules
{
    private const int Run = 8;
    private const int Near = 3;
    private const int NearOf = 4;

    /// <summary>Signals of each point.</summary>
    /// <param name="values">Values in order of time.</param>
    /// <param name="limits">The lines at each of them.</param>
    /// <returns>One for each value; a rule over several points marks the one that completes it and those that go on.</returns>
    /// <exception cref="ArgumentException">Values and lines are not equally many.</exception>
    /// <remarks>Source: Wheeler, D. J. and Chambers, D. S. (1992), Understanding Statistical Process Control, second edition, chapter
    /// 5.</remarks>
    public static IReadOnlyList<ChartSignals> Signals(IReadOnlyList<double> values, IReadOnlyList<ChartLimits> limits)
    {
        if (values.Count != limits.Count)
            throw new ArgumentException("Each value needs its lines.", nameof(limits));

        var sides = values.Zip(limits, (value, lines) => Math.Sign(value - lines.Centre)).ToArray();
        var near = values.Zip(limits, NearSide).ToArray();
        return [.. values.Select((value, at) =>
            (value < limits[at].Lower || value > limits[at].Upper ? ChartSignals.BeyondLimit : ChartSignals.None)
            | (Same(sides, at, Run) == Run ? ChartSignals.RunOfEight : ChartSignals.None)
            | (Same(near, at, NearOf) >= Near ? ChartSignals.ThreeOfFourNearLimit : ChartSignals.None))];
    }

    private static int NearSide(double value, ChartLimits lines) =>
        value > (lines.Centre + lines.Upper) / 2 ? 1 : value < (lines.Centre + lines.Lower) / 2 ? -1 : 0;

    /// <summary>How many of the last so many are on the side on which this one is.</summary>
    private static int Same(int[] sides, int at, int last) =>
        sides[at] == 0 ? 0 : sides[Math.Max(0, at - last + 1)..(at + 1)].Count(side => side == sides[at]);
}
