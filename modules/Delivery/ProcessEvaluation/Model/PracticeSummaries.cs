using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Usual practice of some schools at one point, added up. What a school did not say is in no count but that of schools.</summary>
internal static class PracticeSummaries
{
    /// <param name="laCode">Authority; empty = several.</param>
    /// <param name="point">Baseline or end.</param>
    /// <param name="schools">Listed schools that could have said something.</param>
    /// <param name="rows">What some of them said at that point.</param>
    public static PracticeSummary Of(string laCode, PracticePoint point, int schools, IReadOnlyCollection<UsualPracticeRow> rows)
    {
        var summary = new PracticeSummary
        {
            LaCode = laCode,
            Point = point,
            Schools = schools,
            SchoolsReporting = rows.Count,
            SchoolsKnown = rows.Count(row => row.Any is not null),
            SchoolsWithAny = rows.Count(row => row.Any is true),
            AdviceLineKnown = rows.Count(row => row.AdviceLine != PracticeFrequency.Unspecified),
            AdviceLineUsed = rows.Count(row => row.AdviceLine > PracticeFrequency.Never),
        };
        if (summary.SchoolsKnown > 0)
            summary.ShareWithAny = (double)summary.SchoolsWithAny / summary.SchoolsKnown;
        summary.BySource.Add("internal", rows.Count(row => row.Internal is true));
        summary.BySource.Add("trust", rows.Count(row => row.Trust is true));
        summary.BySource.Add("la", rows.Count(row => row.La is true));
        summary.BySource.Add("bought_in", rows.Count(row => row.BoughtIn is true));
        foreach (var (code, frequency) in PracticeCodes.Frequencies)
            summary.ByFrequency.Add(code, rows.Count(row => row.Frequency == frequency));
        return summary;
    }
}
