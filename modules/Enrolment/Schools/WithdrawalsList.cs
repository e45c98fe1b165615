using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Withdrawals as a list that comes in.</summary>
internal static class WithdrawalsList
{
    public static ListDescription Description { get; } = new("withdrawals", "withdrawals.csv",
        "A row for each withdrawal of a school of the list.",
    [
        new("urn", ColumnForm.Digits, "170345", "School."),
        new("withdrawn_on", ColumnForm.Day, "2021-09-10", "First day on which it holds."),
        new("scope", ColumnForm.Code, "delivery", "From what it withdraws.") { Codes = EnrolmentHandler.WithdrawalScopes.Keys },
        new("reason", ColumnForm.Code, "workload", "Why: a code in lower case, never a sentence."),
    ])
    { Covers = "the withdrawals of its authorities" };
}
