using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>Which listed schools each authority has in each month, and so whether it owes a return for it.</summary>
internal sealed class ListedByMonth
{
    private readonly Dictionary<(string LaCode, string Month), int> schools;

    /// <param name="listed">Schools on the frozen lists.</param>
    /// <param name="months">First days of the months.</param>
    public ListedByMonth(IReadOnlyCollection<ListedSchool> listed, IEnumerable<DateOnly> months) => schools = months
        .SelectMany(first => listed.Select(school => (LaCode: AuthorityOn(school, first), Month: first.ToMonth())))
        .Where(item => item.LaCode is not null).CountBy(item => (item.LaCode!, item.Month)).ToDictionary();

    /// <summary>Number of schools of an authority in a month written YYYY-MM.</summary>
    public int Count(string laCode, string month) => schools.GetValueOrDefault((laCode, month));

    /// <summary>Whether an authority owes a return for a month: it has schools on the list then.</summary>
    public bool Owes(string laCode, string month) => Count(laCode, month) > 0;

    /// <summary>The authority that returns a school's month, which is the one on its first day; null = none of the trial.</summary>
    public static string? AuthorityOn(ListedSchool school, DateOnly firstOfMonth) => school.Authorities.On(school.LaCode, firstOfMonth);
}
