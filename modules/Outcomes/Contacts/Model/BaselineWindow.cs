namespace Programme.Outcomes;

/// <summary>The months from which the lines of a chart come: those asked for, else the first twelve that have a value. They stay as they
/// are when later months arrive, so that a later month is judged by what was before it.</summary>
/// <param name="First">YYYY-MM; empty = from the first.</param>
/// <param name="Last">YYYY-MM; empty = to the last.</param>
internal sealed record BaselineWindow(string First, string Last)
{
    private const int Usual = Programme.Statistics.Xmr.FirmPoints;

    /// <summary>The first twelve.</summary>
    public static BaselineWindow Default { get; } = new("", "");

    /// <summary>The points of the window.</summary>
    /// <param name="points">Points with a value, in order of time.</param>
    /// <param name="monthOf">The month of a point, YYYY-MM.</param>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> points, Func<T, string> monthOf) => First.Length == 0 && Last.Length == 0
        ? [.. points.Take(Usual)]
        : [.. points.Where(point => string.CompareOrdinal(monthOf(point), First) >= 0
            && (Last.Length == 0 || string.CompareOrdinal(monthOf(point), Last) <= 0))];
}
