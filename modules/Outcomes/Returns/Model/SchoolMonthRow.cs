using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>One school in one version of a return. A blank count is null, never 0.</summary>
internal sealed record SchoolMonthRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required int Version { get; init; }
    public required string Urn { get; init; }
    public int? ContactsTotal { get; init; }
    public int? ContactsNfa { get; init; }
    public int? ContactsAdviceOnly { get; init; }
    public int? ContactsToEarlyHelp { get; init; }
    public int? ContactsToReferral { get; init; }
    public int? ContactsOnOpenCase { get; init; }
    public int? Referrals { get; init; }
    public int? ReferralsNfa { get; init; }
    public int? AssessmentsStarted { get; init; }
    public int? AssessmentsNotInNeed { get; init; }
    public int? EarlyHelpPlansNew { get; init; }
    public int? CinPlansNew { get; init; }
    public int? S47Started { get; init; }
    public int? Icpc { get; init; }
    public int? CpPlansNew { get; init; }
    public int? BecameLookedAfter { get; init; }
    public string? Note { get; init; }

    /// <summary>What figures of contacts take of it; null where one of the two counts is blank, since a share of a blank is none.</summary>
    public SchoolCounts? Counts => ContactsTotal is { } total && ContactsNfa is { } nfa ? new(Urn, total, nfa, ContactsAdviceOnly) : null;

    public ReturnRow ToMessage()
    {
        var row = new ReturnRow { Urn = Urn, Note = Note ?? "" };
        // The setter of an optional field takes no null.
        Set(ContactsTotal, count => row.ContactsTotal = count);
        Set(ContactsNfa, count => row.ContactsNfa = count);
        Set(ContactsAdviceOnly, count => row.ContactsAdviceOnly = count);
        Set(ContactsToEarlyHelp, count => row.ContactsToEarlyHelp = count);
        Set(ContactsToReferral, count => row.ContactsToReferral = count);
        Set(ContactsOnOpenCase, count => row.ContactsOnOpenCase = count);
        Set(Referrals, count => row.Referrals = count);
        Set(ReferralsNfa, count => row.ReferralsNfa = count);
        Set(AssessmentsStarted, count => row.AssessmentsStarted = count);
        Set(AssessmentsNotInNeed, count => row.AssessmentsNotInNeed = count);
        Set(EarlyHelpPlansNew, count => row.EarlyHelpPlansNew = count);
        Set(CinPlansNew, count => row.CinPlansNew = count);
        Set(S47Started, count => row.S47Started = count);
        Set(Icpc, count => row.Icpc = count);
        Set(CpPlansNew, count => row.CpPlansNew = count);
        Set(BecameLookedAfter, count => row.BecameLookedAfter = count);
        return row;
    }

    private static void Set(int? count, Action<int> setter)
    {
        if (count is { } number)
            setter(number);
    }
}
