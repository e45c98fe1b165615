namespace Programme.Statistics;

/// <summary>The funnel of authorities and the control charts of months, over all schools: pooled, never by arm.</summary>
internal static class ChartSection
{
    public static void Add(TrialData data, Results results)
    {
        AddFunnel(data, results);
        var months = data.Months.GroupBy(month => month.Month).OrderBy(group => group.Key).ToList();
        AddShares([.. months.Select(month => (month.Key, new ShareCount((long)month.Sum(row => row.Nfa),
            (long)month.Sum(row => row.Contacts))))], results);
        if (data.Schools.Any(school => school.MonthsReported > 0 && school.Pupils <= 0))
            results.Refuse("spc.u_chart", new Reason(ReasonCode.NoDenominator,
                "Rates need the number of pupils of every school that reported."));
        else
            AddRates([.. months.Select(month => (month.Key, new RateCount((long)month.Sum(row => row.Contacts),
                month.Sum(row => data.School(row.School).Pupils) / 1000)))], results);
    }

    private static void AddFunnel(TrialData data, Results results)
    {
        var units = data.Analysed.GroupBy(school => school.Authority, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: new ShareCount((long)group.Sum(school => school.Nfa)!.Value,
                (long)group.Sum(school => school.Contacts)!.Value))).ToList();
        if (Funnel.Of([.. units.Select(unit => unit.Count)]) is not { } funnel)
        {
            results.Refuse("funnel.la.overall", new Reason(ReasonCode.NoDenominator, "No authority has a contact."));
            return;
        }
        results.Add("funnel.la.overall", "share", [("target", funnel.Target), ("phi_raw", funnel.Phi),
            ("phi_winsor10", funnel.PhiWinsorised), ("tau2", funnel.TauSquared), ("units", funnel.Units)]);
        foreach (var (name, count) in units)
        {
            var n = count.Whole;
            var (wilson, exact) = (Wilson.Interval(count.Part, n)!.Value, ShareIntervals.ClopperPearson(count.Part, n)!.Value);
            results.Add($"funnel.la.{name}", "share",
            [
                ("n", n), ("r", count.Part), ("share", count.Share), ("wilson_lo", wilson.Lower), ("wilson_hi", wilson.Upper),
                ("cp_lo", exact.Lower), ("cp_hi", exact.Upper), ("z", funnel.Z(count)),
                .. Ends("exact_", "95", Funnel.Exact(n, 0.95, funnel.Target)),
                .. Ends("exact_", "998", Funnel.Exact(n, 0.998, funnel.Target)),
                .. Ends("normal_", "95", Funnel.Normal(n, 0.95, funnel.Target)),
                .. Ends("normal_", "998", Funnel.Normal(n, 0.998, funnel.Target)),
                .. Ends("phi_", "95", funnel.Multiplicative(n, 0.95)), .. Ends("tau_", "998", funnel.Additive(n, 0.998)),
            ]);
        }
    }

    private static void AddShares(IReadOnlyList<(int Month, ShareCount Count)> months, Results results)
    {
        if (PChart.Of([.. months.Select(month => month.Count)]) is not { } chart)
        {
            results.Refuse("spc.p_chart", new Reason(ReasonCode.NoDenominator, "No month has a contact."));
            return;
        }
        var keys = new List<(string, double?)> { ("centre", chart.Centre), ("laney_sigma_z", chart.SigmaZ) };
        foreach (var (month, count) in months.Where(month => month.Count.Whole > 0))
        {
            var (plain, laney) = (chart.Limits(count.Whole), chart.LaneyLimits(count.Whole));
            keys.AddRange([($"p_m{month}", count.Share), ($"lcl_m{month}", plain.Lower), ($"ucl_m{month}", plain.Upper),
                ($"laney_lcl_m{month}", laney?.Lower), ($"laney_ucl_m{month}", laney?.Upper)]);
        }
        results.Add("spc.p_chart", "share", keys);
        if (Xmr.Of([.. months.Where(month => month.Count.Whole > 0).Select(month => month.Count.Share)]) is { } xmr)
            results.Add("spc.xmr", "share", [("mean", xmr.Centre), ("mrbar", xmr.MeanMovingRange), ("lnpl", xmr.Limits.Lower),
                ("unpl", xmr.Limits.Upper), ("mr_ucl", xmr.RangeUpper)]);
        else
            results.Refuse("spc.xmr", new Reason(ReasonCode.NoData, "A moving range needs two months."));
    }

    private static void AddRates(IReadOnlyList<(int Month, RateCount Count)> months, Results results)
    {
        if (UChart.Of([.. months.Select(month => month.Count)]) is not { } chart)
        {
            results.Refuse("spc.u_chart", new Reason(ReasonCode.NoDenominator, "No month has pupils."));
            return;
        }
        results.Add("spc.u_chart", "per 1,000 pupils",
            [("centre", chart.Centre), .. months.Where(month => month.Count.Exposure > 0)
            .SelectMany(month => Keys(chart, month.Month, month.Count))]);
    }

    private static IEnumerable<(string, double?)> Keys(UChart chart, int month, RateCount count)
    {
        var limits = chart.Limits(count.Exposure);
        return [($"u_m{month}", count.Events / count.Exposure), ($"lcl_m{month}", limits.Lower), ($"ucl_m{month}", limits.Upper)];
    }

    private static IEnumerable<(string, double?)> Ends(string kind, string confidence, Interval interval) =>
        [($"{kind}lo{confidence}", interval.Lower), ($"{kind}hi{confidence}", interval.Upper)];
}
