using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The overview as CSV: a row for each authority, with what each answer is made of. What is withheld, or not known, is
/// blank.</summary>
internal static class OverviewTable
{
    private static readonly IReadOnlyList<(string Code, Func<AuthorityFacts, bool> IsGiven, Func<AuthorityAnswers, object?> Of)> Columns =
    [
        ("sessions_delivered", facts => facts.Sessions is not null, one => IsTold(one) ? one.Sessions!.Delivered : null),
        ("sessions_due", facts => facts.Sessions is not null, one => IsTold(one) ? one.Sessions!.Due : null),
        ("sessions_overdue", facts => facts.Sessions is not null, one => IsTold(one) ? one.Sessions!.Overdue : null),
        ("leads_left_of_those_at_start", facts => facts.Turnover is not null, one => one.Leads?.LeaversInPostAtStart),
        ("leads_at_start", facts => facts.Turnover is not null, one => one.Leads?.Headcount),
        ("leads_left", facts => facts.Turnover is not null, one => one.Leads?.Leavers),
        ("lead_vacancy_days", facts => facts.Turnover is not null, one => one.Leads?.VacancyDays),
        ("contacts_inappropriate", facts => facts.Charts is not null,
            one => ToDate(one) is { HasContactsInappropriate: true } figure ? figure.ContactsInappropriate : null),
        ("contacts_total", facts => facts.Charts is not null,
            one => ToDate(one) is { HasContactsTotal: true } figure ? figure.ContactsTotal : null),
        ("contacts_withheld", facts => facts.Charts is not null, one => ToDate(one)?.Withheld),
        ("returns_received", facts => facts.Returns is not null, one => one.Returns?.Count(month => month.ExtractedOn is not null)),
        ("returns_expected", facts => facts.Returns is not null, one => one.Returns?.Count),
        ("returns_missing", facts => facts.Returns is not null, one => one.Missing.Count),
        ("open_queries", facts => facts.Returns is not null, one => one.Returns?.Sum(month => month.OpenQueries)),
        ("cost_pence", facts => facts.Costs is not null, one => one.Costs is { HasTotalPence: true } costs ? costs.TotalPence : null),
    ];

    /// <summary>With the columns that the role may have.</summary>
    public static OutgoingList Of(IEnumerable<(string LaCode, string Name)> authorities, AuthorityFacts facts)
    {
        var given = Columns.Where(column => column.IsGiven(facts)).ToList();
        return new OutgoingList(["la_code", "name", .. given.Select(column => column.Code)], authorities.Select(authority =>
        {
            var answers = facts.Of(authority.LaCode);
            return (object?[])[authority.LaCode, authority.Name, .. given.Select(column => column.Of(answers))];
        }));
    }

    private static bool IsTold(AuthorityAnswers answers) => answers.Sessions is { Withheld.Length: 0 };

    private static ContactFigure? ToDate(AuthorityAnswers answers) =>
        answers.Chart?.Points.LastOrDefault(point => point.Figure.Month.Length == 0)?.Figure;
}
