using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Single contacts: one section for each authority that sent some.</summary>
internal static class CasesSection
{
    public static async Task<IReadOnlyList<SummarySection>> BuildAllAsync(SummaryQuery query)
    {
        var contacts = new ContactsService.ContactsServiceClient(query.Calls);
        var sections = new List<SummarySection>();
        var (summary, reason) = await SummaryQuery.IfGivenAsync(contacts.SummariseCasesAsync(new(), cancellationToken: query.Cancel));
        if (summary is null)
            return [new SummarySection { Code = "cases", AbsentReason = reason }];
        foreach (var authority in summary.Authorities)
        {
            var request = new ReconcileContactsRequest { LaCode = authority.LaCode };
            var (compared, why) = await SummaryQuery.IfGivenAsync(
                contacts.ReconcileContactsAsync(request, cancellationToken: query.Cancel));
            sections.Add(SectionOf(authority, compared, why));
        }
        return sections;
    }

    private static SummarySection SectionOf(CaseSummary cases, ReconcileContactsResponse? compared, string why)
    {
        const string Differing = "school_months_differing_from_latest_return";
        var figures = Figures.Of($"ssd_{cases.LaCode}", cases.RuleText)
            .Count("rows", cases.Rows)
            .Count("rows_with_several_flags", cases.RowsWithSeveralFlags)
            .Counts("by_source_code", cases.BySourceCode);
        figures.In("resolution")
            .Count("school_source_2A_in_trial", cases.InTrial)
            .Count("school_source_2A_not_in_trial", cases.NotInTrial)
            .Count("school_source_2A_ambiguous", cases.Ambiguous)
            .Count("school_source_2A_alias_unknown", cases.AliasUnknown)
            .Count("other_source", cases.OtherSource);
        _ = compared is null
            ? figures.Absent(Differing, why)
            : figures.Count(Differing, compared.Differs + compared.OnlyContacts + compared.OnlyReturn);
        figures.In("totals")
            .Count("contacts_total", cases.Totals.ContactsTotal)
            .Count("contacts_nfa", cases.Totals.ContactsNfa)
            .Count("contacts_advice_only", cases.Totals.ContactsAdviceOnly)
            .Count("contacts_to_early_help", cases.Totals.ContactsToEarlyHelp)
            .Count("contacts_to_referral", cases.Totals.ContactsToReferral)
            .Count("contacts_on_open_case", cases.Totals.ContactsOnOpenCase);
        figures.Section.Rule = cases.Rule;
        return figures.Section;
    }
}
