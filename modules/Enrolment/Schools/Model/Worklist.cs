using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>What is outstanding: each rule looks at dated facts, and tells for whom, since when, and what to do.</summary>
internal static class Worklist
{
    /// <summary>Of an authority, as it is on the day.</summary>
    public static IEnumerable<WorkItem> Items(AuthorityRow authority, DateOnly day)
    {
        DateOnly? since = authority.ValidFrom == AuthorityRow.Always ? null : authority.ValidFrom;
        if (authority.MouSignedOn is not { } mou || mou > day)
            yield return Item(WorkKind.AuthorityMou, authority.LaCode, "", since, "Have the memorandum of understanding signed.");
        if (authority.DsaSignedOn is not { } dsa || dsa > day)
            yield return Item(WorkKind.DataSharingAgreement, authority.LaCode, "", since,
                "Have the data-sharing agreement signed: no return may be taken before.");
    }

    /// <summary>Of a school: its papers while it may take part, and its lead while it is listed.</summary>
    /// <param name="school">The school's facts.</param>
    /// <param name="leads">When somebody was its lead.</param>
    /// <param name="day">The day.</param>
    public static IEnumerable<WorkItem> Items(SchoolFacts school, IEnumerable<LeadTime> leads, DateOnly day)
    {
        if (school.ClosedOn is not null || school.Signed(AgreementKind.OptOut) is not null
            || school.Withdrawals.Any(row => row.Scope == WithdrawalScope.Data))
            yield break;
        if ((school.Against is null || school.ListedOn is not null) && Papers(school) is { } papers)
            yield return papers;
        if (school.ListedOn is not { } listed)
            yield break;
        // What is answered after a school knows its arm is no baseline any more.
        if (school.BaselineOn is null && school.ReleasedOn is null)
            yield return Item(WorkKind.Baseline, school.Entry.LaCode, school.Entry.Urn, listed,
                "Complete the baseline: surveys answered, usual practice told.");
        if (VacantSince(leads, listed, day) is { } since)
            yield return Item(WorkKind.LeadPostVacant, school.Entry.LaCode, school.Entry.Urn, since,
                "Ask the school who its designated safeguarding lead is.");
    }

    /// <summary>One item.</summary>
    public static WorkItem Item(WorkKind kind, string laCode, string urn, DateOnly? since, string action) =>
        new() { Kind = kind, LaCode = laCode, Urn = urn, SinceOn = since.ToDate(), Action = action };

    private static WorkItem? Papers(SchoolFacts school) =>
        (school.Signed(AgreementKind.InformationSheet), school.Signed(AgreementKind.Mou)) switch
        {
            (_, not null) => null,
            (null, null) =>
                Item(WorkKind.InformationSheet, school.Entry.LaCode, school.Entry.Urn, school.Entry.ExtractOn,
                    "Send the school the information sheet."),
            ({ } sent, null) =>
                Item(WorkKind.SchoolMou, school.Entry.LaCode, school.Entry.Urn, sent,
                    "Ask the school for the signed memorandum, or whether it opts out."),
        };

    /// <summary>First day of the vacancy that the day is in, not before the school was listed; null = somebody is in post.</summary>
    private static DateOnly? VacantSince(IEnumerable<LeadTime> leads, DateOnly listed, DateOnly day)
    {
        var begun = leads.Where(post => post.StartedOn <= day).ToList();
        if (begun.Exists(post => post.EndsBefore is not { } end || end > day))
            return null;
        var last = begun.Max(post => post.EndsBefore);
        return last > listed ? last : listed;
    }
}
