using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Leads and deputies in post as a list that comes in.</summary>
internal static class LeadsList
{
    public static ListDescription Description { get; } = new("leads", "designated-leads.csv",
        "A row for each post of a designated safeguarding lead or deputy.",
    [
        new("lead_ref", ColumnForm.Code, "L0001", "Reference of the person, never a name."),
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("role", ColumnForm.Code, "lead", "Role.") { Codes = EnrolmentHandler.PostRoles.Keys },
        new("started_on", ColumnForm.Day, "2015-07-05", "First day in post."),
        new("ended_on", ColumnForm.Day, "2021-12-31", "Last day in post.") { WhenBlank = "in post" },
        new("leaving_reason", ColumnForm.Code, "retired", "Why the post ended.") { Codes = EnrolmentHandler.LeavingReasons.Keys,
            WhenBlank = "not known, or in post" },
        new("covers_lead_ref", ColumnForm.Code, "L0002", "Whose absence the person covers.") { WhenBlank = "nobody",
            MayBeLeftOut = true, IsOfAnotherRow = true },
    ])
    { Covers = "the posts of its authorities; nobody loses the last post" };
}
