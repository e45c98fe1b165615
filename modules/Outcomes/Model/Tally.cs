using Programme.Outcomes.Data;

namespace Programme.Outcomes.Model;

/// <summary>Contacts of one authority in one month, over the schools with a count.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Schools">Schools with both counts.</param>
/// <param name="Advised">The same over the schools that have a count of advice, too; null = none has.</param>
internal sealed record Tally(string LaCode, string Month, long Total, long Nfa, int Schools, AdviceTally? Advised = null)
{
    /// <summary>Adds up the rows of a month; a school without one of the counts is left out.</summary>
    public static Tally Of(string laCode, string month, IEnumerable<SchoolMonth> rows)
    {
        var counted = rows.AsQueryable().Counted().ToList();
        var advised = counted.FindAll(row => row.ContactsAdviceOnly is not null);
        return new Tally(laCode, month, Sum(counted, row => row.ContactsTotal), Sum(counted, row => row.ContactsNfa), counted.Count, advised.Count == 0 ? null
            : new AdviceTally(Sum(advised, row => row.ContactsTotal), Sum(advised, row => row.ContactsNfa), Sum(advised, row => row.ContactsAdviceOnly), advised.Count));
    }

    private static long Sum(List<SchoolMonth> rows, Func<SchoolMonth, int?> count) => rows.Sum(row => (long)count(row)!);
}

/// <summary>Contacts of the schools that have a count of advice.</summary>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Advice">contacts_advice_only.</param>
/// <param name="Schools">Schools.</param>
internal sealed record AdviceTally(long Total, long Nfa, long Advice, int Schools);
