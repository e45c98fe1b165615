using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The summary's sections on single contacts: one for each authority that sent some.</summary>
internal static class SummaryOfCases
{
    public static async Task AddAsync(JsonObject summary, CallInvoker calls, CancellationToken cancel)
    {
        var contacts = new ContactsService.ContactsServiceClient(calls);
        foreach (var authority in (await contacts.SummariseCasesAsync(new(), cancellationToken: cancel)).Authorities)
        {
            var compared = await contacts.ReconcileContactsAsync(new() { LaCode = authority.LaCode }, cancellationToken: cancel);
            summary[$"ssd_{authority.LaCode}"] = Section(authority, compared.Differs + compared.OnlyContacts + compared.OnlyReturn);
        }
    }

    private static JsonObject Section(CaseSummary cases, int differing) => new()
    {
        ["definition"] = cases.RuleText,
        ["rows"] = cases.Rows,
        ["rows_with_several_flags"] = cases.RowsWithSeveralFlags,
        ["by_source_code"] = SummaryVerb.Map(cases.BySourceCode),
        ["resolution"] = new JsonObject
        {
            ["school_source_2A_in_trial"] = cases.InTrial,
            ["school_source_2A_not_in_trial"] = cases.NotInTrial,
            ["school_source_2A_ambiguous"] = cases.Ambiguous,
            ["school_source_2A_alias_unknown"] = cases.AliasUnknown,
            ["other_source"] = cases.OtherSource,
        },
        ["school_months_differing_from_latest_return"] = differing,
        ["totals"] = new JsonObject
        {
            ["contacts_total"] = cases.Totals.ContactsTotal,
            ["contacts_nfa"] = cases.Totals.ContactsNfa,
            ["contacts_advice_only"] = cases.Totals.ContactsAdviceOnly,
            ["contacts_to_early_help"] = cases.Totals.ContactsToEarlyHelp,
            ["contacts_to_referral"] = cases.Totals.ContactsToReferral,
            ["contacts_on_open_case"] = cases.Totals.ContactsOnOpenCase,
        },
    };
}
