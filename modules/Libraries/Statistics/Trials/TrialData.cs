namespace Programme.Statistics;

/// <summary>The analysis dataset of a trial: what all methods start from, whether it comes from files or from a locked
/// database.</summary>
/// <param name="Name">Of the dataset.</param>
/// <param name="MonthsPlanned">Months of the trial.</param>
/// <param name="Schools">Every randomised school.</param>
/// <param name="Months">Reported months.</param>
/// <param name="Scales">Survey scales.</param>
/// <param name="Tenures">Groups of posts.</param>
public sealed record TrialData(
    string Name, int MonthsPlanned, IReadOnlyList<TrialSchool> Schools, IReadOnlyList<SchoolMonth> Months,
    IReadOnlyList<TrialScale> Scales, IReadOnlyList<TenureGroup> Tenures)
{
    private Dictionary<string, TrialSchool>? byId;

    /// <summary>Given resamples for the cost bootstrap, as places in <see cref="Schools"/> from 0; null for none.</summary>
    public IReadOnlyList<int[]>? BootstrapRows { get; init; }

    /// <summary>The schools with the months that the primary excludes, carried forward or after a change of definition; null where there
    /// are none.</summary>
    public IReadOnlyList<TrialSchool>? WithExcludedMonths { get; init; }

    /// <summary>Schools in the order of their marks.</summary>
    public IReadOnlyList<TrialSchool> Ordered => [.. Schools.OrderBy(school => school.Id, StringComparer.Ordinal)];

    /// <summary>Schools with a reported month and contacts.</summary>
    public IReadOnlyList<TrialSchool> Analysed => [.. Ordered.Where(school => school.Analysed)];

    /// <summary>The school of a mark.</summary>
    /// <param name="id">A mark of <see cref="Schools"/>.</param>
    public TrialSchool School(string id) => (byId ??= Schools.ToDictionary(school => school.Id, StringComparer.Ordinal))[id];
}

/// <summary>What a plan fixes beforehand.</summary>
/// <param name="Seed">Of drawn allocations and resamples.</param>
/// <param name="Permutations">Allocations drawn when there are too many to enumerate.</param>
/// <param name="CompliantSessions">Sessions attended from which a school has complied.</param>
/// <param name="Benefits">Values of a contact averted, in pounds, for the net benefit.</param>
/// <param name="PlainIntervalOfWeak">Whether a weak instrument (F below 10) has a plain interval all the same; only to compare with
/// another program's.</param>
public sealed record AnalysisOptions(ulong Seed = 20211, int Permutations = 10_000, double CompliantSessions = 6,
    IReadOnlyList<double>? Benefits = null, bool PlainIntervalOfWeak = false)
{
    /// <summary>Whose rate before the trial a model of rates adjusts for: contacts in every model; otherwise each outcome's own.</summary>
    public bool RatesAdjustForContacts { get; init; }

    /// <summary>Whether schools without a number of pupils are left out of rates, and named; otherwise no rate is given.</summary>
    public bool RatesLeaveOutUnknownPupils { get; init; }

    /// <summary>The grid of values; £0, 100, 250, 500 and 1,000 unless told otherwise.</summary>
    public IReadOnlyList<double> BenefitGrid => Benefits ?? [0, 100, 250, 500, 1000];
}
