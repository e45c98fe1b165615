
namespace Programme.Outcomes;

/// <summary>The counts of a return by the names of their columns, in the order of the file. Four of them are a "no further action", each of
/// its own kind and never added up: <c>contacts_nfa</c> (the front door's decision on a contact), <c>referrals_nfa</c> (a referral closed
/// without assessment), <c>assessments_not_in_need</c> (assessed, not in need); the fourth, of a section 47 enquiry, is not
/// returned.</summary>
internal static class Measures
{
    public static readonly IReadOnlyList<(string Column, Func<SchoolMonthRow, int?> Of)> All =
    [
        ("contacts_total", row => row.ContactsTotal), ("contacts_nfa", row => row.ContactsNfa),
            ("contacts_advice_only", row => row.ContactsAdviceOnly),
        ("contacts_to_early_help", row => row.ContactsToEarlyHelp), ("contacts_to_referral", row => row.ContactsToReferral),
        ("contacts_on_open_case", row => row.ContactsOnOpenCase), ("referrals", row => row.Referrals),
            ("referrals_nfa", row => row.ReferralsNfa),
        ("assessments_started", row => row.AssessmentsStarted), ("assessments_not_in_need", row => row.AssessmentsNotInNeed),
        ("early_help_plans_new", row => row.EarlyHelpPlansNew), ("cin_plans_new", row => row.CinPlansNew),
            ("s47_started", row => row.S47Started),
        ("icpc", row => row.Icpc), ("cp_plans_new", row => row.CpPlansNew), ("became_looked_after", row => row.BecameLookedAfter),
    ];

    /// <summary>The columns that a return must have; <c>note</c> is the one that it may have.</summary>
    public static readonly IReadOnlyList<string> Columns = ["reporting_month", "school_urn", .. All.Select(measure => measure.Column),
        "extract_date", "status"];
}
