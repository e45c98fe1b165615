namespace Programme.Statistics;

/// <summary>The lines of a control chart at one point, in the unit of its values.</summary>
/// <param name="Centre">The centre line.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct ChartLimits(double Centre, double Lower, double Upper);

/// <summary>A count out of the number that could have been counted.</summary>
/// <param name="Part">The count, from 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">What it is a part of, 0 or more.</param>
public readonly record struct ShareCount(long Part, long Whole)
{
    /// <summary>Part over whole; not a number when the whole is 0.</summary>
    public double Share => (double)Part / Whole;
}

/// <summary>Events and the exposure in which they were counted.</summary>
/// <param name="Events">A count of 0 or more.</param>
/// <param name="Exposure">Above 0, in the caller's unit (thousands of pupils).</param>
public readonly record struct RateCount(long Events, double Exposure);
