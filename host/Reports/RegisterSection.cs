using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Report.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>The register of schools. It is the one that the list was made from: the newest extract of the trial's first day or before,
/// else the first.</summary>
internal static class RegisterSection
{
    /// <summary>The register, with what the newest extract says when that is a later one.</summary>
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(query.Calls);
        var (first, newest) = await ExtractsAsync(enrolment, query);
        var register = await enrolment.SummariseRegisterAsync(new() { AsOf = first }, cancellationToken: query.Cancel);
        var figures = Figures.Of("register")
            .Count("rows", register.Rows)
            .Count($"rows_in_{(await Authorities.AllAsync(query.Calls, query.Cancel)).Count}_las", register.RowsInAuthorities)
            .Count("eligible", register.Eligible)
            .Counts("eligible_per_la", register.EligibleByLa)
            .Counts("eligible_by_type", register.EligibleByType)
            .Counts("eligible_by_phase", register.EligibleByPhase)
            .Counts("eligible_by_status", register.EligibleByStatus)
            .Count("pupils_sum_eligible", register.EligiblePupils)
            .Texts("eligible_missing_pupils", register.EligibleWithoutPupils)
            .Texts("laestab_leading_zero", register.LaestabLeadingZero);
        if (newest is not null && !newest.Equals(first))
        {
            var later = await enrolment.SummariseRegisterAsync(new() { AsOf = newest }, cancellationToken: query.Cancel);
            AddLater(later, figures.In("later_extract"));
        }
        (figures.Section.Rule, figures.Section.LastOn) = (register.EligibilityRule, first);
        return figures.Section;
    }

    /// <summary>The extract that the list was made from, and the newest one; null when there is none.</summary>
    public static async Task<(Date? First, Date? Newest)> ExtractsAsync(
        EnrolmentService.EnrolmentServiceClient enrolment, SummaryQuery query)
    {
        var extracts = (await enrolment.SummariseRegisterAsync(new(), cancellationToken: query.Cancel)).ExtractsOn;
        var first = extracts.LastOrDefault(day => day.ToDateOnly() <= query.Trial.FirstOn) ?? extracts.FirstOrDefault();
        return (first, extracts.LastOrDefault());
    }

    private static void AddLater(SummariseRegisterResponse register, Figures figures) => figures
        .Count("rows", register.Rows)
        .Count("eligible", register.Eligible)
        .Counts("eligible_per_la", register.EligibleByLa)
        .Count("pupils_sum_eligible", register.EligiblePupils);
}
