using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Every figure that this module publishes. Contacts leave only as <see cref="ContactPublication"/> decided; no
/// figure is split by arm.</summary>
internal sealed partial class OutcomesFigures(Store<OutcomesDb> store, ContactPublication publication, ReturnCalendars calendars,
    SurveySeries surveys, Trial trial, Targets targets, TimeProvider clock, FromEnrolment enrolment, Changes changes)
{
    private readonly Kept<Frame> frames = new(changes, clock, "enrolment", "delivery");

    /// <summary>For the host.</summary>
    public FigureSource Source => new("outcomes", ["outcomes", "enrolment", "delivery"], All, ComputeAsync);

    /// <summary>Months of baseline and trial that were over by the end of the day before.</summary>
    public static IReadOnlyList<string> MonthsOver(Trial trial, DateOnly today) =>
        [.. trial.Months.Select(month => month.ToMonth()).Where(month => ReturnTiming.EndOf(month) < today)];

    private async Task<IReadOnlyList<Figure>> ComputeAsync(CancellationToken cancel)
    {
        var frame = await frames.GetAsync(() => FrameAsync(cancel));
        var codes = frame.Codes;
        if (codes.Count == 0)
            return [];
        var published = await publication.CurrentAsync(cancel);
        var contacts = ContactFigures.List(published, codes.Append(Figure.Programme), MonthsOver(trial, clock.Today()));
        var pupils = ContactPupils.Of(frame.Schools, contacts);
        await using var db = store.Read(Scope.All);
        return
        [
            .. OfPublished(contacts, pupils),
            .. await OfReturnsAsync(db, frame, cancel),
            .. await OfLocksAsync(db, codes, cancel),
            .. frame.Listed.Count == 0 ? [] : await surveys.ComputeAsync(db, codes, cancel),
            .. Targets.Figures(Target, targets.InappropriateContacts, codes),
        ];
    }

    private async Task<Frame> FrameAsync(CancellationToken cancel)
    {
        var authorities = await enrolment.AuthoritiesAsync(cancel);
        return new([.. authorities.Select(authority => authority.LaCode)],
            (await enrolment.ListsAsync(cancel)).Schools, await enrolment.SchoolsAsync([], trial.FirstOn.ToDate(), cancel),
            await calendars.LoadAsync("", cancel));
    }

    /// <summary>The same for every authority: whoever sees one alone must know, too, that nothing is taken any more.</summary>
    private static async Task<IEnumerable<Figure>> OfLocksAsync(OutcomesDb db, List<string> codes, CancellationToken cancel)
    {
        var locked = await db.Locks.Where(row => row.UnlockedAt == null).Select(row => row.LockedAt).ToListAsync(cancel);
        var days = locked.Select(at => at.DayInEngland()).GroupBy(day => day.ToMonth()).Select(month => month.Max()).ToList();
        return codes.SelectMany(code => days.Select(day => LockedAt.At(code, day, day.ToMonth())));
    }

    /// <summary>Every series that comes from contacts. Of these counts alone: what is withheld in them is in no series.</summary>
    internal static IEnumerable<Figure> OfPublished(IReadOnlyList<ContactFigure> contacts,
        IReadOnlyDictionary<(string, string), long> pupils) =>
    [
        .. contacts.SelectMany(OfContacts),
        .. contacts.SelectMany(OfSchools),
        .. contacts.Where(figure => figure.LaCode != Figure.Programme && figure.Month.Length > 0).GroupBy(figure => figure.LaCode)
            .SelectMany(OfNotes),
        .. contacts.Where(figure => figure.LaCode != Figure.Programme).SelectMany(figure => OfPupils(figure, pupils)),
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
        if (!figure.HasLower)
            yield break;
        yield return (monthly ? RatioLower : ToDateLower).Of(la, figure.Lower, period);
        yield return (monthly ? RatioUpper : ToDateUpper).Of(la, figure.Upper, period);
    }

    /// <summary>Contacts are called closed only where no other rule counts in the figure.</summary>
    private static string MeasureOf(ContactFigure figure) =>
        figure.Rules is [var only] && InappropriateRule.Of(only) is { } rule ? rule.Measure : ContactTable.Inappropriate;

    /// <summary>A number of schools is no number of contacts; but what one school alone returned is left out altogether.</summary>
    private static IEnumerable<Figure> OfSchools(ContactFigure figure)
    {
        if (figure.LaCode != Figure.Programme && figure.Schools >= FigurePolicies.Contacts.LeastContributors)
            yield return figure.Month.Length > 0 ? Schools.Of(figure.LaCode, figure.Schools, figure.Month)
                : SchoolsToDate.Of(figure.LaCode, figure.Schools);
    }

    /// <summary>Months where something begins: what goes on from month to month has no series for each.</summary>
    private static IEnumerable<Figure> OfNotes(IEnumerable<ContactFigure> months)
    {
        IReadOnlyList<string> before = [];
        foreach (var figure in months.Where(month => month.Rules.Count > 0))
        {
            var first = Dates.TryParseMonth(figure.Month, out var day) ? day : default;
            foreach (var rule in figure.Rules.Except(before))
                yield return DefinitionFrom.At(figure.LaCode, first, figure.Month, rule);
            before = figure.Rules;
            if (figure.NotComparableFrom.Count > 0)
                yield return BreakFrom.At(figure.LaCode, first, figure.Month);
        }
    }

    private static IEnumerable<Figure> OfPupils(ContactFigure figure, IReadOnlyDictionary<(string, string), long> pupils)
    {
        if (pupils.GetValueOrDefault((figure.LaCode, figure.Month)) is > 0 and var onRoll)
            yield return Pupils.Of(figure.LaCode, onRoll, figure.Month);
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

    private async Task<List<Figure>> OfReturnsAsync(OutcomesDb db, Frame frame, CancellationToken cancel)
    {
        var received = await db.ReceivedAsync(KnownOn.Everything, cancel);
        var schools = new ListedByMonth(frame.Listed, trial.Months);
        var states = ReturnState.On(frame.Codes, [.. trial.Months.Select(month => month.ToMonth())], received, schools.Owes,
            frame.Calendar.DueOf, clock.Today());
        var open = await db.OpenQueries().GroupBy(query => query.LaCode).Select(group => new { LaCode = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.LaCode, group => group.Count, cancel);
        return
        [
            .. states.SelectMany(OfState),
            .. states.Where(state => state.Received).Select(state => state.LaCode).Distinct()
                .Select(code => OpenQueries.Of(code, open.GetValueOrDefault(code))),
            .. received.GroupBy(version => version.LaCode)
                .Select(authority => NewestReturn.Of(authority.Key,
                    authority.Max(version => version.ReceivedAt).ToUnixTimeMilliseconds() / 1000.0)),
        ];
    }

    private static IEnumerable<Figure> OfState(ReturnState state) => new (string Name, bool Is)[]
    {
        ("received", state.Received), ("late", state.Late), ("missing", !state.Received), ("restated", state.Restated),
    }.Select(item => Returns.Of(state.LaCode, item.Is ? 1 : 0, state.Month, item.Name));

    /// <summary>What figures are told about: authorities, schools on the frozen lists (none = nothing is frozen), the same as the register
    /// had them when the trial began, and when returns are due.</summary>
    private sealed record Frame(List<string> Codes, IReadOnlyCollection<ListedSchool> Listed, IReadOnlyList<School> Schools,
        ReturnCalendar Calendar);
}
