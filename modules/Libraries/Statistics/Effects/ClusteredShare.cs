using System.Collections.Concurrent;

namespace Programme.Statistics;

/// <summary>A share whose contacts are clustered in schools.</summary>
/// <param name="Share">Σ part / Σ whole.</param>
/// <param name="Error">Standard error with schools as clusters.</param>
/// <param name="IndependentError">√(p(1 − p)/n), were contacts independent: to show what clustering adds.</param>
/// <param name="Interval">Share ± t error, t with schools − 1 degrees of freedom; not cut.</param>
/// <param name="Schools">Schools with contacts.</param>
public sealed record ClusteredShareEstimate(double Share, double Error, double IndependentError, Interval Interval, int Schools);

/// <summary>
/// The share of an authority or an arm with an interval that respects schools, by linearising the ratio: √(G/(G − 1) Σ (x − p n)²) / Σ n.
/// Unit: a share.
/// </summary>
/// <remarks>Source: Cochran, W. G. (1977), Sampling Techniques, section 6.4 and 10.5. Failures: NO_DENOMINATOR without contacts,
/// TOO_FEW_CLUSTERS with one school; where all or none of the contacts count, the interval has no width and NO_VARIATION is given
/// instead.</remarks>
public static class ClusteredShare
{
    /// <summary>Worked out once for each number of schools: thousands of months have few of them.</summary>
    private static readonly ConcurrentDictionary<(int Df, double Confidence), double> Quantiles = new();

    /// <summary>Of schools.</summary>
    /// <param name="schools">Counts; those with a whole of 0 are left out.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    public static Outcome<ClusteredShareEstimate> Of(IReadOnlyList<ShareCount> schools, double confidence = 0.95)
    {
        var given = schools.Where(school => school.Whole > 0).ToList();
        if (given.Count == 0)
            return new(new Reason(ReasonCode.NoDenominator, "No school has a contact, so there is no share."));
        if (given.Count == 1)
            return new(new Reason(ReasonCode.TooFewClusters, "One school alone has contacts: a share between schools has no interval."));
        double whole = given.Sum(school => school.Whole), part = given.Sum(school => school.Part), share = part / whole;
        var spread = given.Sum(school => Math.Pow(school.Part - share * school.Whole, 2));
        if (spread <= 1e-12 * whole)
            return new(new Reason(ReasonCode.NoVariation, "All schools have the same share, so their variation gives no interval."));
        var error = Math.Sqrt(given.Count / (given.Count - 1.0) * spread) / whole;
        var half = Quantiles.GetOrAdd((given.Count - 1, confidence), one => Tails.StudentQuantile(one.Df, one.Confidence)) * error;
        return new(new ClusteredShareEstimate(
            share, error, Math.Sqrt(share * (1 - share) / whole), new Interval(share - half, share + half), given.Count));
    }
}
