namespace Programme.Statistics;

/// <summary>The primary model on one row a school and month, schools as clusters, without and with effects of months.</summary>
internal static class MonthSection
{
    private const int LargeTrial = 100;

    public static void Add(TrialData data, Results results)
    {
        var schools = data.Analysed;
        if (schools.Count == 0 || SchoolModel.Of(schools, baseline: true, PrimarySection.Contacts) is not { Obstacle: null } primary)
            return;
        var kept = primary.Rows.Select(school => school.Id).ToHashSet(StringComparer.Ordinal);
        var months = data.Months.Where(month => month.Contacts > 0 && kept.Contains(month.School))
            .OrderBy(month => month.School, StringComparer.Ordinal).ThenBy(month => month.Month).ToList();
        if (months.Count == 0)
        {
            results.Refuse("itt.wls_rd.month_rows", new Reason(ReasonCode.NoData, "No month has a contact of a school that is analysed."));
            return;
        }
        var rows = months.Select(month => data.School(month.School)).ToList();
        var clusters = rows.Select(school => school.Id).ToList();
        AddRows(Fitted(SchoolModel.DesignOf(rows, true), months), clusters, primary, results);
        if (data.MonthsPlanned >= 12 && data.Schools.Count > LargeTrial)
            AddEffects(Fitted(SchoolModel.DesignOf(rows, true, MonthColumns(months)), months), clusters, results);
    }

    private static LeastSquaresFit Fitted(Design design, List<SchoolMonth> months) =>
        LeastSquares.Fit(design, [.. months.Select(month => month.Nfa / month.Contacts)], [.. months.Select(month => month.Contacts)]);

    private static void AddRows(LeastSquaresFit fit, List<string> clusters, SchoolModel primary, Results results)
    {
        var (cr0, count) = (ClusterErrors.Cr0(fit, 0, clusters), clusters.Distinct().Count());
        var cr2 = ClusterErrors.Cr2(fit, 0, clusters).Value;
        results.Add("itt.wls_rd.month_rows", "share",
        [
            ("estimate", fit.Coefficient(0)), ("se_CR0", cr0), ("se_CR1", ClusterErrors.Cr1(cr0, count)),
            ("se_CR1S", ClusterErrors.Cr1S(fit, cr0, count)),
            ("se_CR2", cr2?.Error), ("df_satt", cr2?.Df), ("N", fit.Rows), ("G", count), ("K", fit.Rank),
        ], primary.Warning);
    }

    private static void AddEffects(LeastSquaresFit fit, List<string> clusters, Results results)
    {
        var (cr0, count) = (ClusterErrors.Cr0(fit, 0, clusters), clusters.Distinct().Count());
        results.Add("itt.wls_rd.month_fe", "share",
        [
            ("estimate", fit.Coefficient(0)), ("se_CR0", cr0), ("se_CR1S", ClusterErrors.Cr1S(fit, cr0, count)), ("N", fit.Rows),
            ("G", count), ("K", fit.Rank),
        ]);
    }

    private static double[][] MonthColumns(List<SchoolMonth> months) =>
        [.. months.Select(month => month.Month).Distinct().Order().Skip(1)
        .Select(number => months.Select(month => month.Month == number ? 1.0 : 0).ToArray())];
}
