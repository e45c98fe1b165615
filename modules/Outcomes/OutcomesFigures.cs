using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Every figure that this module publishes. Contacts leave only as <see cref="ContactPublication"/> decided; no
/// figure is split by arm.</summary>
internal sealed class OutcomesFigures(Store<OutcomesDb> store, ContactPublication publication, ReturnCalendars calendars, Trial trial, TimeProvider clock,
    FromEnrolment enrolment)
{
    internal static readonly Series Contacts = new("programme_contacts", "Contacts with children's social care from listed schools in a month: total, and those that are inappropriate by the rule in force for the month: nfa = closed with no further action at the point of contact (INAPPROPRIATE-1), nfa_or_advice_only = that, or given information and advice alone (INAPPROPRIATE-2), inappropriate = months or authorities of both. Counts of 1 to 5, and what would give them back, are withheld.", "period", "measure");
    internal static readonly Series ContactsToDate = new("programme_contacts_to_date", "Contacts with children's social care from listed schools over the months of the trial returned so far: total, and those that are inappropriate, named as in programme_contacts. Withheld as programme_contacts is.", "measure");
    internal static readonly Series Pooled = new("programme_contacts_pooled", "The contacts of all authorities together from which the month's ratio over all (la=all) is computed. Not always the sum of programme_contacts: an authority's small count may be in it, and it is rounded or withheld where that would be given back.", "period", "measure");
    internal static readonly Series PooledToDate = new("programme_contacts_pooled_to_date", "The contacts of all authorities together, over the months of the trial returned so far, from which the ratio to date over all (la=all) is computed; see programme_contacts_pooled.", "measure");
    internal static readonly Series Schools = new("programme_contact_schools", "Listed schools with a count in the authority's return of the month; none where one school alone has one, because that month is left out.", "period");
    internal static readonly Series SchoolsToDate = new("programme_contact_schools_to_date", "Different listed schools with a count in the months of the trial returned so far that are not left out.");
    internal static readonly Series Ratio = new("programme_inappropriate_contact_ratio", "Inappropriate contacts (by the rule of the month, see programme_contact_definition_info) over all contacts of the month, 0 to 1.", "period");
    internal static readonly Series RatioLower = new("programme_inappropriate_contact_ratio_lower", "Lower bound of the Wilson 95% interval of the month's ratio.", "period");
    internal static readonly Series RatioUpper = new("programme_inappropriate_contact_ratio_upper", "Upper bound of the Wilson 95% interval of the month's ratio.", "period");
    internal static readonly Series ToDate = new("programme_inappropriate_contact_ratio_to_date", "Inappropriate contacts (by the rules of these months) over all contacts, over the months of the trial returned so far, 0 to 1.");
    internal static readonly Series ToDateLower = new("programme_inappropriate_contact_ratio_to_date_lower", "Lower bound of the Wilson 95% interval of the ratio to date.");
    internal static readonly Series ToDateUpper = new("programme_inappropriate_contact_ratio_to_date_upper", "Upper bound of the Wilson 95% interval of the ratio to date.");
    internal static readonly Series Per1000 = new("programme_contacts_per_1000_pupils", "Contacts of the month per 1,000 pupils on roll in the listed schools that have a number of pupils, of the authorities that returned the month.", "period");
    internal static readonly Series Pupils = new("programme_contact_pupils", "Pupils on roll, as the register had them when the trial began, in the listed schools of an authority that returned the month: the denominator of contacts per 1,000 pupils.", "period");
    internal static readonly Series DefinitionInfo = new("programme_contact_definition_info", "The rule by which contacts of a returned month are inappropriate in the other series; always 1. INAPPROPRIATE-1: closed with no further action at the point of contact. INAPPROPRIATE-2: that, or given information and advice alone.", "period", "definition");
    internal static readonly Series NotComparable = new("programme_contact_not_comparable", "Whether figures of contacts from this month on are not comparable with those before, because the authority's definition changed or its data show another way of recording, 1 or 0.", "period");
    internal static readonly Series Returns = new("programme_returns", "Monthly returns by state, 1 or 0: expected (its due day, 30 days after the month's end with grace for school holidays, is past, or it is there already), received, late (extracted after its due day), missing, restated.", "period", "state");
    internal static readonly Series OpenQueries = new("programme_return_queries_open", "Queries about the newest version of a month's return for which no reason was given yet; 0 where it has none.", "period");
    internal static readonly Series NewestReturn = new("programme_return_newest_timestamp_seconds", "When the authority's newest return was received.");
    internal static readonly Series Withheld = new("programme_figure_withheld", "A figure that is not given, always 1: c = confidential, x = not available, z = not applicable, low = rounds to zero.", "figure", "period", "reason");

    /// <summary>Every series of this module.</summary>
    internal static IReadOnlyList<Series> All { get; } =
    [
        Contacts, ContactsToDate, Pooled, PooledToDate, Schools, SchoolsToDate, Ratio, RatioLower, RatioUpper, ToDate, ToDateLower, ToDateUpper,
        Per1000, Pupils, DefinitionInfo, NotComparable, Returns, OpenQueries, NewestReturn, Withheld, .. MonitoringFigures.All,
    ];

    /// <summary>For the host.</summary>
    public FigureSource Source => new("outcomes", All, ComputeAsync);

    /// <summary>Months of baseline and trial that were over by the end of the day before.</summary>
    public static IReadOnlyList<string> MonthsOver(Trial trial, DateOnly today) =>
        [.. trial.Months.Select(month => month.ToMonth()).Where(month => ReturnTiming.EndOf(month) < today)];

    private async Task<IReadOnlyList<Figure>> ComputeAsync(CancellationToken cancel)
    {
        var authorities = await enrolment.AuthoritiesAsync(cancel);
        List<string> codes = [.. authorities.Select(authority => authority.LaCode)];
        if (codes.Count == 0)
            return [];
        var published = await publication.CurrentAsync(cancel);
        var contacts = ContactFigures.List(published, codes.Append(Figure.Programme), MonthsOver(trial, clock.Today()));
        var pupils = await ContactPupils.OfAsync(enrolment, trial, published.Tallies, cancel);
        await using var db = store.Read(Scope.All);
        return
        [
            .. OfPublished(contacts, pupils),
            .. await OfReturnsAsync(db, codes, cancel),
        ];
    }

    /// <summary>Every series that comes from contacts. Of these counts alone: what is withheld in them is in no series.</summary>
    internal static IEnumerable<Figure> OfPublished(IReadOnlyList<ContactFigure> contacts, IReadOnlyDictionary<(string, string), long> pupils) =>
    [
        .. contacts.SelectMany(OfContacts),
        .. contacts.SelectMany(OfSchools),
        .. contacts.Where(figure => figure.LaCode != Figure.Programme && figure.Month.Length > 0).SelectMany(OfNotes),
        .. contacts.SelectMany(figure => OfRate(figure, pupils)),
        .. contacts.SelectMany(OfWithheld),
        .. MonitoringCharts.Charts(contacts, pupils, BaselineWindow.Default).SelectMany(MonitoringFigures.Figures),
    ];

    private static IEnumerable<Figure> OfContacts(ContactFigure figure)
    {
        var (la, monthly) = (figure.LaCode, figure.Month.Length > 0);
        string[] period = monthly ? [figure.Month] : [];
        // Counts over all authorities have a series of their own: in one they would be added up with those of the authorities.
        var counts = la == Figure.Programme ? (monthly ? Pooled : PooledToDate) : (monthly ? Contacts : ContactsToDate);
        if (figure.HasContactsTotal)
            yield return counts.Of(la, figure.ContactsTotal, [.. period, ContactTable.Total]);
        if (figure.HasContactsInappropriate)
            yield return counts.Of(la, figure.ContactsInappropriate, [.. period, MeasureOf(figure)]);
        if (!figure.HasRatio)
            yield break;
        yield return (monthly ? Ratio : ToDate).Of(la, figure.Ratio, period);
        yield return (monthly ? RatioLower : ToDateLower).Of(la, figure.Lower, period);
        yield return (monthly ? RatioUpper : ToDateUpper).Of(la, figure.Upper, period);
    }

    /// <summary>Contacts are called closed only where no other rule counts in the figure.</summary>
    private static string MeasureOf(ContactFigure figure) => figure.Rules is [var only] && InappropriateRule.Of(only) is { } rule ? rule.Measure : ContactTable.Inappropriate;

    /// <summary>A number of schools is no number of contacts; but what one school alone returned is left out altogether.</summary>
    private static IEnumerable<Figure> OfSchools(ContactFigure figure)
    {
        if (figure.LaCode != Figure.Programme && figure.Schools >= FigurePolicies.Contacts.LeastContributors)
            yield return figure.Month.Length > 0 ? Schools.Of(figure.LaCode, figure.Schools, figure.Month) : SchoolsToDate.Of(figure.LaCode, figure.Schools);
    }

    private static IEnumerable<Figure> OfNotes(ContactFigure figure)
    {
        foreach (var rule in figure.Rules)
            yield return DefinitionInfo.Of(figure.LaCode, 1, figure.Month, rule);
        if (figure.Rules.Count > 0)
            yield return NotComparable.Of(figure.LaCode, figure.NotComparableFrom.Count, figure.Month);
    }

    private static IEnumerable<Figure> OfRate(ContactFigure figure, IReadOnlyDictionary<(string, string), long> pupils)
    {
        if (pupils.GetValueOrDefault((figure.LaCode, figure.Month)) is not (> 0 and var onRoll))
            yield break;
        if (figure.LaCode != Figure.Programme)
            yield return Pupils.Of(figure.LaCode, onRoll, figure.Month);
        if (figure.HasContactsTotal)
            yield return Per1000.Of(figure.LaCode, 1000.0 * figure.ContactsTotal / onRoll, figure.Month);
    }

    private static IEnumerable<Figure> OfWithheld(ContactFigure figure)
    {
        var period = figure.Month.Length > 0 ? figure.Month : MonitoringFigures.ToDate;
        if (!figure.HasContactsTotal)
            yield return Withheld.Of(figure.LaCode, 1, "contacts_total", period, figure.Withheld);
        if (!figure.HasContactsInappropriate)
            yield return Withheld.Of(figure.LaCode, 1, "contacts_inappropriate", period, figure.Withheld);
        if (!figure.HasRatio)
            yield return Withheld.Of(figure.LaCode, 1, "inappropriate_contact_ratio", period, figure.Withheld);
    }

    private async Task<List<Figure>> OfReturnsAsync(OutcomesDb db, List<string> codes, CancellationToken cancel)
    {
        var received = await db.ReceivedAsync(KnownOn.Everything, cancel);
        var calendar = await calendars.LoadAsync("", cancel);
        var states = ReturnState.On(codes, [.. trial.Months.Select(month => month.ToMonth())], received, calendar.DueOf, clock.Today());
        var open = await db.OpenQueries().GroupBy(query => new { query.LaCode, query.Month })
            .Select(month => new { month.Key.LaCode, month.Key.Month, Count = month.Count() }).ToDictionaryAsync(month => (month.LaCode, month.Month), month => month.Count, cancel);
        return
        [
            .. states.SelectMany(OfState),
            .. states.Where(state => state.Received).Select(state => OpenQueries.Of(state.LaCode, open.GetValueOrDefault((state.LaCode, state.Month)), state.Month)),
            .. received.GroupBy(version => version.LaCode)
                .Select(authority => NewestReturn.Of(authority.Key, authority.Max(version => version.ReceivedAt).ToUnixTimeMilliseconds() / 1000.0)),
        ];
    }

    private static IEnumerable<Figure> OfState(ReturnState state) => new (string Name, bool Is)[]
    {
        ("expected", true), ("received", state.Received), ("late", state.Late), ("missing", !state.Received), ("restated", state.Restated),
    }.Select(item => Returns.Of(state.LaCode, item.Is ? 1 : 0, state.Month, item.Name));
}
