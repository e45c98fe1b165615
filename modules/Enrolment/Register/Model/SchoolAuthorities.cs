using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Which authority has a school on which days: the one answer for returns, expected returns, reminders and what is recorded of a
/// school. It is the authority of the list while there is that authority; on other days, and of a school that is on no list, the one that
/// the register names, if it is in the trial then.</summary>
/// <param name="authorities">Rows of all authorities.</param>
internal sealed class SchoolAuthorities(IReadOnlyCollection<AuthorityRow> authorities)
{
    private readonly ILookup<string, AuthorityRow> rows = authorities.ToLookup(row => row.LaCode);

    /// <summary>Whether an authority was or will be none on some days.</summary>
    public bool IsBounded(string laCode) => rows[laCode].Any(row => row.ValidFrom != AuthorityRow.Always || row.ValidTo is not null);

    /// <summary>The spans of days of a school's authorities; none = always the listed one.</summary>
    /// <param name="listed">Its authority on the list.</param>
    /// <param name="register">Its authority in each extract from a day on, by day.</param>
    public IReadOnlyList<AuthoritySpan> SpansOf(string listed, IReadOnlyList<(DateOnly From, string LaCode)> register)
    {
        if (!IsBounded(listed))
            return [];
        var spans = new List<AuthoritySpan>();
        string? before = null;
        foreach (var day in Days(listed, register))
        {
            var now = On(day, listed, register);
            if (spans.Count > 0 && now != before && spans[^1].ToOn is null && before is not null)
                spans[^1].ToOn = day.AddDays(-1).ToDate();
            if (now is not null && now != before)
                spans.Add(new AuthoritySpan { LaCode = now, FromOn = day == AuthorityRow.Always ? null : day.ToDate() });
            before = now;
        }
        return spans;
    }

    /// <summary>The authority of a school on a day; null = none of the trial.</summary>
    /// <param name="day">The day.</param>
    /// <param name="listed">Its authority on the list; null = it is on none.</param>
    /// <param name="register">Its authority in each extract from a day on, by day.</param>
    public string? On(DateOnly day, string? listed, IReadOnlyList<(DateOnly From, string LaCode)> register)
    {
        if (listed is not null && IsOne(listed, day))
            return listed;
        var said = register.LastOrDefault(entry => entry.From <= day, register.Count > 0 ? register[0] : default).LaCode;
        return said is not null && IsOne(said, day) ? said
            : register.Select(entry => entry.LaCode).FirstOrDefault(code => IsOne(code, day));
    }

    private bool IsOne(string laCode, DateOnly day) =>
        rows[laCode].Any(row => row.ValidFrom <= day && (row.ValidTo is null || row.ValidTo >= day));

    /// <summary>The days on which the answer can change.</summary>
    private IEnumerable<DateOnly> Days(string listed, IReadOnlyList<(DateOnly From, string LaCode)> register) =>
        register.Select(entry => entry.LaCode).Append(listed).Distinct().SelectMany(code => rows[code])
            .SelectMany(row => row.ValidTo is { } last ? [row.ValidFrom, last.AddDays(1)] : new[] { row.ValidFrom })
            .Concat(register.Select(entry => entry.From)).Append(AuthorityRow.Always).Distinct().Order();
}
