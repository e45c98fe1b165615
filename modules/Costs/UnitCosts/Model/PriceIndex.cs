namespace Programme.Costs;

/// <summary>A price index: turns the prices of one year into those of another.</summary>
/// <param name="byYear">Index by year, in any base.</param>
/// <param name="version">Its number; 0 = none.</param>
/// <param name="what">What to do when a year is missing.</param>
internal sealed class PriceIndex(IReadOnlyDictionary<string, double> byYear, int version = 0,
    string what = "Import it with ImportDeflators first.")
{
    /// <summary>Of a plan that names no version and was locked before there was one: a later one is nobody's plan.</summary>
    public static PriceIndex NoneAtLock { get; } = new(new Dictionary<string, double>(), 0,
        "The locked plan of analysis names no version, and none was imported when it was locked: ask for a version, or lock a plan that "
            + "names one.");

    public int Version => version;

    /// <summary>index(to) / index(from); 1 for the same year, for which no index is needed.</summary>
    /// <exception cref="Exception">FAILED_PRECONDITION: a year has no index.</exception>
    public double Factor(string from, string to) => from == to ? 1 : Of(to) / Of(from);

    /// <summary>Asks for the index of a year.</summary>
    /// <exception cref="Exception">FAILED_PRECONDITION: the year has none.</exception>
    public void Need(string year) => Of(year);

    private double Of(string year) => byYear.TryGetValue(year, out var index)
        ? index
        : throw Faults.Precondition(Reasons.NoPriceIndex, year,
            $"There is no price index for {year}. {what}");
}
