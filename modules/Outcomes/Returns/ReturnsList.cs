using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>A monthly return as a list that comes in.</summary>
internal static class ReturnsList
{
    public static ListDescription Description { get; } = new("returns", "350/2021-10.csv",
        "A row for each school of the authority on the list: counts of one month. Folder and name of the file say authority, month and "
            + "version.",
    [
        new("reporting_month", ColumnForm.Month, "2021-10", "Month of the return."),
        new("school_urn", ColumnForm.Digits, "170002", "School."),
        new("contacts_total", ColumnForm.Count, "0", "All contacts.") { WhenBlank = "not known" },
        new("contacts_nfa", ColumnForm.Count, "0", "Contacts that ended in no further action.") { WhenBlank = "not known" },
        new("contacts_advice_only", ColumnForm.Count, "0", "Contacts that ended in advice.") { WhenBlank = "not known" },
        new("contacts_to_early_help", ColumnForm.Count, "0", "Contacts passed to early help.") { WhenBlank = "not known" },
        new("contacts_to_referral", ColumnForm.Count, "0", "Contacts that became referrals.") { WhenBlank = "not known" },
        new("contacts_on_open_case", ColumnForm.Count, "0", "Contacts on cases that were open.") { WhenBlank = "not known" },
        new("referrals", ColumnForm.Count, "0", "Referrals.") { WhenBlank = "not known" },
        new("referrals_nfa", ColumnForm.Count, "0", "Referrals closed without assessment.") { WhenBlank = "not known" },
        new("assessments_started", ColumnForm.Count, "0", "Assessments started.") { WhenBlank = "not known" },
        new("assessments_not_in_need", ColumnForm.Count, "0", "Assessments that found no child in need.") { WhenBlank = "not known" },
        new("early_help_plans_new", ColumnForm.Count, "0", "New early help plans.") { WhenBlank = "not known" },
        new("cin_plans_new", ColumnForm.Count, "0", "New child in need plans.") { WhenBlank = "not known" },
        new("s47_started", ColumnForm.Count, "0", "Section 47 enquiries started.") { WhenBlank = "not known" },
        new("icpc", ColumnForm.Count, "0", "Initial child protection conferences.") { WhenBlank = "not known" },
        new("cp_plans_new", ColumnForm.Count, "0", "New child protection plans.") { WhenBlank = "not known" },
        new("became_looked_after", ColumnForm.Count, "0", "Children who became looked after.") { WhenBlank = "not known" },
        new("extract_date", ColumnForm.Day, "2021-11-10", "Day on which the counts were taken, the same in all rows."),
        new("status", ColumnForm.Code, "provisional", "Status, the same in all rows.") { Codes = ReadReturn.Statuses.Keys },
        new("note", ColumnForm.Text, "closed for two weeks", "Anything to know about the counts; no names.") { WhenBlank = "nothing",
            MayBeLeftOut = true },
    ]);
}
