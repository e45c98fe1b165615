using Programme.Disclosure;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>
/// The counts of the schools behind the share of an authority, for its interval: contacts of a school are alike, so that an interval of
/// single contacts would be too narrow. Of these counts nothing leaves but how far the schools differ, and that only with counts that left
/// as they are. See decision 0088.
/// </summary>
internal sealed class SchoolShares
{
    /// <summary>None: there is no interval.</summary>
    public static readonly SchoolShares None = new([], int.MaxValue);

    private readonly Dictionary<(string LaCode, string Month), List<ShareCount>> schools;
    private readonly int least;

    private SchoolShares(Dictionary<(string LaCode, string Month), List<ShareCount>> schools, int least) =>
        (this.schools, this.least) = (schools, least);

    /// <summary>By authority, of each month and of the trial's months together.</summary>
    /// <param name="sums">Returns in force.</param>
    /// <param name="definitions">Which contacts are inappropriate.</param>
    /// <param name="trial">Its months.</param>
    /// <param name="policy">Months of fewer schools than its contributors are left out; an interval has at least its clusters.</param>
    public static SchoolShares Of(IEnumerable<ReturnTallyRow> sums, DefinitionsInForce definitions, Trial trial, Policy policy)
    {
        var (first, last) = (trial.FirstOn.ToMonth(), trial.LastOn.ToMonth());
        var months = sums.Select(sum => (sum.LaCode, sum.Month,
                Schools: definitions.RuleOf(sum.LaCode, sum.Month).Apply(sum.BySchool()).ToList()))
            .Where(month => month.Schools.Count >= policy.LeastContributors).ToList();
        var found = months.ToDictionary(month => (month.LaCode, month.Month), month => month.Schools.ConvertAll(Count));
        foreach (var authority in months.Where(month =>
            string.CompareOrdinal(month.Month, first) >= 0 && string.CompareOrdinal(month.Month, last) <= 0)
            .GroupBy(month => month.LaCode))
            found[(authority.Key, "")] = [.. authority.SelectMany(month => month.Schools).GroupBy(school => school.Urn)
                .Select(school => new ShareCount(school.Sum(one => (long)one.Nfa), school.Sum(one => (long)one.Total)))];
        return new SchoolShares(found, policy.LeastClusters);
    }

    /// <summary>The 95 % interval, cut to shares; null where the counts that left are not those of the schools (rounded, or of all
    /// authorities), with few schools, and where all have the same share.</summary>
    /// <param name="laCode">Authority.</param>
    /// <param name="month">YYYY-MM; empty = to date.</param>
    /// <param name="part">The numerator as it leaves.</param>
    /// <param name="whole">The denominator as it leaves.</param>
    public Interval? IntervalOf(string laCode, string month, long part, long whole)
    {
        if (!schools.TryGetValue((laCode, month), out var counts)
            || counts.Sum(school => school.Part) != part || counts.Sum(school => school.Whole) != whole
            || counts.Count(school => school.Whole > 0) < least || ClusteredShare.Of(counts).Value is not { Interval: var interval })
            return null;
        return new Interval(Math.Max(0, interval.Lower), Math.Min(1, interval.Upper));
    }

    private static ShareCount Count(SchoolCounts school) => new(school.Nfa, school.Total);
}
