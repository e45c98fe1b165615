using Programme.Disclosure;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>The published figures of an authority, by month and to date: what <c>/metrics</c> and the RPC both show. Every number is
/// computed from the counts as they left, never from those behind them; for intervals see <see cref="SchoolShares"/>.</summary>
internal static class ContactFigures
{
    /// <summary>Builds them.</summary>
    /// <param name="published">What may leave.</param>
    /// <param name="laCodes">Authorities; <see cref="Figure.Programme"/> among them = all of them together.</param>
    /// <param name="months">Months that are over, YYYY-MM.</param>
    /// <returns>By authority, then by month, then to date.</returns>
    public static IReadOnlyList<ContactFigure> List(PublishedContacts published, IEnumerable<string> laCodes, IReadOnlyList<string> months)
    {
        var schools = published.Tallies.Select(tally => (tally.LaCode, tally.Month, tally.Schools))
            .Concat(published.Schools.Select(toDate => (LaCode: toDate.Key, Month: "", Schools: toDate.Value))).ToList();
        var own = schools.ToLookup(count => (count.LaCode, count.Month), count => count.Schools);
        var all = schools.ToLookup(count => count.Month, count => count.Schools);
        return [.. laCodes.SelectMany(code => months.Append("").Select(month =>
            FigureOf(published, code, month, (code == Figure.Programme ? all[month] : own[(code, month)]).Sum())))];
    }

    /// <summary>The authorities that a caller asks for, of those in scope; a caller with all of them gets <see cref="Figure.Programme"/>
    /// last.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(FromEnrolment enrolment, string laCode, Scope scope,
        CancellationToken cancel)
    {
        var authorities = await enrolment.AuthoritiesAsync(cancel);
        var codes = authorities.Select(authority => authority.LaCode).Where(code => laCode.Length == 0 || code == laCode).ToList();
        if (laCode.Length > 0 && codes.Count == 0)
            throw Faults.NotFound("authority", laCode);
        return laCode.Length == 0 && scope.Everything ? [.. codes, Figure.Programme] : codes;
    }

    private static ContactFigure FigureOf(PublishedContacts published, string laCode, string month, int schools)
    {
        var total = Cell(published, laCode, month, ContactTable.Total, schools);
        var inappropriate = Cell(published, laCode, month, ContactTable.Inappropriate, schools);
        var (ratio, symbol) = Shown.Share(inappropriate, total);
        var figure = new ContactFigure
        {
            LaCode = laCode,
            Month = month,
            Schools = schools,
            Withheld = symbol ?? "",
            Rules = { published.Notes.Rules(laCode, month) },
            NotComparableFrom = { published.Notes.NotComparableFrom(laCode, month) },
        };
        if (total.Value is { } whole)
            figure.ContactsTotal = whole;
        if (inappropriate.Value is { } part)
            figure.ContactsInappropriate = part;
        if (ratio is { } share)
            figure.Ratio = share;
        if (figure.HasRatio
            && published.Shares.IntervalOf(laCode, month, figure.ContactsInappropriate, figure.ContactsTotal) is { } interval)
            (figure.Lower, figure.Upper) = (interval.Lower, interval.Upper);
        return figure;
    }

    /// <summary>A cell that is not in the table was not returned, or by too few schools to be shown.</summary>
    private static Shown Cell(PublishedContacts published, string laCode, string month, string measure, int schools)
    {
        var area = laCode == Figure.Programme ? PeriodTable.AllAreas : laCode;
        var period = month.Length == 0 ? PeriodTable.ToDate : month;
        return published.Figures.TryGetValue(PeriodTable.Name(area, period, measure), out var shown)
            ? shown
            : new Shown(null, Form.Withheld, schools > 0 ? Symbols.Confidential : Symbols.NotAvailable);
    }
}
