using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The returns: which are missing, restated, blank or late.</summary>
internal static class ReturnsSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(query.Calls);
        var returns = await outcomes.SummariseReturnsAsync(new() { KnownOn = query.AsOf }, cancellationToken: query.Cancel);
        return Figures.Of("returns")
            .Texts("months", returns.Months)
            .List("missing_returns", returns.Missing, AddMonth)
            .List("restated", returns.Restated, (restated, figures) => figures
                .Text("la_code", restated.LaCode)
                .Text("month", restated.Month)
                .List("versions", restated.Versions, (version, inner) => inner.Count(version)))
            .List("blank_rows", returns.BlankRows, (row, figures) => figures
                .Text("la_code", row.LaCode)
                .Text("month", row.Month)
                .Text("urn", row.Urn)
                .Text("note", row.Note))
            .Count("true_zero_rows", returns.TrueZeroRows)
            .Texts("schools_zero_all_trial_months", returns.SchoolsZeroAllTrialMonths)
            .Each("median_days_from_month_end_to_extract_trial_year",
                returns.MedianDaysToExtract.OrderBy(la => la.Key, StringComparer.Ordinal),
                la => la.Key, (la, figures) => figures.Measure(la.Value))
            .List("advice_zero_months_trial_year", returns.AdviceZeroMonths, AddMonth).Section;
    }

    private static void AddMonth(AuthorityMonth month, Figures figures) => figures.Text("la_code", month.LaCode).Text("month", month.Month);
}
