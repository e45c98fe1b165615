namespace Programme.Outcomes;

/// <summary>Contacts of one authority in one month, over the schools with a count.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Schools">Schools with both counts.</param>
/// <param name="Advised">The same over the schools that have a count of advice, too; null = none has.</param>
internal sealed record Tally(string LaCode, string Month, long Total, long Nfa, int Schools, AdviceTally? Advised = null)
{
    /// <summary>Adds up the schools of a month.</summary>
    public static Tally Of(string laCode, string month, IEnumerable<SchoolCounts> schools)
    {
        var counted = schools.ToList();
        var advised = counted.FindAll(school => school.Advice is not null);
        return new Tally(laCode, month, Sum(counted, school => school.Total), Sum(counted, school => school.Nfa), counted.Count,
            advised.Count == 0 ? null
            : new AdviceTally(Sum(advised, school => school.Total), Sum(advised, school => school.Nfa),
                Sum(advised, school => school.Advice!.Value), advised.Count));
    }

    private static long Sum(List<SchoolCounts> schools, Func<SchoolCounts, int> count) => schools.Sum(school => (long)count(school));
}

/// <summary>Contacts of the schools that have a count of advice.</summary>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Advice">contacts_advice_only.</param>
/// <param name="Schools">Schools.</param>
internal sealed record AdviceTally(long Total, long Nfa, long Advice, int Schools);
