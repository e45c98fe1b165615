namespace Programme.Benchmarks;

/// <summary>A measured ratio and its goal.</summary>
/// <param name="Text">What was measured, with the absolute figures.</param>
/// <param name="Value">The ratio.</param>
/// <param name="Goal">The goal.</param>
/// <param name="AtMost">Whether less is better.</param>
/// <param name="Skipped">Whether the other side is absent on this machine, so that nothing was measured.</param>
internal sealed record Ratio(string Text, double Value, double Goal, bool AtMost, bool Skipped = false)
{
    public bool Met => AtMost ? Value <= Goal : Value >= Goal;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
