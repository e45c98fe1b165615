namespace Programme.Statistics;

/// <summary>Participant flow by arm, cluster sizes, and raw shares: CONSORT for cluster trials, items 13, 16 and 17a.</summary>
internal static class FlowSection
{
    public static void Add(TrialData data, Results results)
    {
        results.Add("consort.counts", "count", [.. Counts(data, 1), .. Counts(data, 0)]);
        for (var arm = 0; arm <= 1; arm++)
            AddSizes(data, arm, results);
        AddRaw(data, results);
        for (var arm = 0; arm <= 1; arm++)
            AddClustered(data, arm, results);
    }

    private static IEnumerable<(string, double?)> Counts(TrialData data, int arm)
    {
        var schools = data.Schools.Where(school => school.Arm == arm).ToList();
        var analysed = schools.Where(school => school.Analysed).ToList();
        var persons = data.Scales is [var scale, ..] ? scale.Persons.Where(person => data.School(person.School).Arm == arm).ToList() : [];
        return
        [
            ($"randomised_arm{arm}", schools.Count),
            ($"outcome_reported_arm{arm}", schools.Count(school => school.MonthsReported > 0)),
            ($"zero_contacts_arm{arm}", schools.Count(school => school.MonthsReported > 0 && school.Contacts == 0)),
            ($"analysed_arm{arm}", analysed.Count),
            ($"contacts_arm{arm}", analysed.Sum(school => school.Contacts)),
            ($"nfa_arm{arm}", analysed.Sum(school => school.Nfa)),
            ($"months_missing_arm{arm}", schools.Sum(school => data.MonthsPlanned - school.MonthsReported)),
            ($"dsls_arm{arm}", persons.Count),
            ($"dsl_baseline_arm{arm}", persons.Count(person => person.Baseline is not null)),
            ($"dsl_followup_arm{arm}", persons.Count(person => person.FollowUp is not null)),
            ($"dsl_both_arm{arm}", persons.Count(person => person.Baseline is not null && person.FollowUp is not null)),
        ];
    }

    private static void AddSizes(TrialData data, int arm, Results results)
    {
        var id = $"consort.cluster_sizes.arm{arm}";
        var sizes = data.Analysed.Where(school => school.Arm == arm).Select(school => school.Contacts!.Value).Order().ToList();
        if (sizes.Count == 0)
        {
            results.Refuse(id, new Reason(ReasonCode.NoData, "No school of the arm has a contact."));
            return;
        }
        var mean = sizes.Average();
        results.Add(id, "contacts a school",
        [
            ("schools", sizes.Count), ("median", Summaries.Quantile(sizes, 0.5)), ("quartile1", Summaries.Quantile(sizes, 0.25)),
            ("quartile3", Summaries.Quantile(sizes, 0.75)), ("mean", mean), ("cv", Summaries.Deviation(sizes) / mean),
        ]);
    }

    private static void AddRaw(TrialData data, Results results)
    {
        var (first, second) = (Total(data, 1), Total(data, 0));
        if (first.Whole == 0 || second.Whole == 0)
        {
            results.Refuse("itt.raw", new Reason(ReasonCode.NoDenominator, "An arm has no contact, so it has no share."));
            return;
        }
        var (one, other) = (Wilson.Interval(first.Part, first.Whole)!.Value, Wilson.Interval(second.Part, second.Whole)!.Value);
        results.Add("itt.raw", "share",
        [
            ("share1", first.Share), ("share0", second.Share), ("diff", first.Share - second.Share),
            ("wilson1_lo", one.Lower), ("wilson1_hi", one.Upper), ("wilson0_lo", other.Lower), ("wilson0_hi", other.Upper),
            ("school_mean1", Mean(data, 1)), ("school_mean0", Mean(data, 0)),
        ]);
    }

    private static void AddClustered(TrialData data, int arm, Results results)
    {
        var schools = data.Analysed.Where(school => school.Arm == arm).Select(Count).ToList();
        var found = ClusteredShare.Of(schools);
        if (found.Value is not { } share)
        {
            results.Refuse($"itt.raw.arm{arm}", found.Reason!);
            return;
        }
        results.Add($"itt.raw.arm{arm}", "share",
        [
            ("schools", share.Schools), ("contacts", schools.Sum(school => school.Whole)), ("nfa", schools.Sum(school => school.Part)),
            ("share", share.Share), ("se_school_clustered", share.Error), ("se_if_contacts_were_independent", share.IndependentError),
            ("ci_lo", share.Interval.Lower), ("ci_hi", share.Interval.Upper),
        ]);
    }

    internal static ShareCount Count(TrialSchool school) => new((long)school.Nfa!.Value, (long)school.Contacts!.Value);

    private static ShareCount Total(TrialData data, int arm)
    {
        var schools = data.Analysed.Where(school => school.Arm == arm).Select(Count).ToList();
        return new ShareCount(schools.Sum(school => school.Part), schools.Sum(school => school.Whole));
    }

    private static double Mean(TrialData data, int arm) => data.Analysed.Where(school => school.Arm == arm).Average(school => school.Share);
}
