
namespace Programme.Outcomes;

/// <summary>What must hold between the counts of one school in one month. (Each count alone is checked as it is read.)</summary>
internal static class ReturnRules
{
    /// <summary>A broken rule: the column at fault, a code, the value, and what is expected.</summary>
    public static IEnumerable<(string Column, string Code, string? Value, string Expected)> Errors(SchoolMonthRow row)
    {
        var outcomes = Sum(row.ContactsNfa, row.ContactsAdviceOnly, row.ContactsToEarlyHelp, row.ContactsToReferral,
            row.ContactsOnOpenCase);
        if (row.ContactsNfa > row.ContactsTotal)
            yield return ("contacts_nfa", FieldCodes.MoreThanTotal, $"{row.ContactsNfa}",
                $"at most contacts_total, {row.ContactsTotal}, is expected.");
        else if (outcomes > row.ContactsTotal)
            yield return ("contacts_total", FieldCodes.LessThanOutcomes, $"{row.ContactsTotal}",
                $"at least the sum of the outcomes, {outcomes}, is expected: they exclude each other.");
        if (row.ReferralsNfa > row.Referrals)
            yield return ("referrals_nfa", FieldCodes.MoreThanReferrals, $"{row.ReferralsNfa}",
                $"at most referrals, {row.Referrals}, is expected.");
    }

    /// <summary>Whether the school has no count at all: not returned, closed or withdrawn.</summary>
    public static bool IsBlank(SchoolMonthRow row) => Measures.All.All(measure => measure.Of(row) is null);

    private static long Sum(params int?[] counts) => counts.Sum(count => (long)(count ?? 0));
}
