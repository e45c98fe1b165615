using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Programme.Disclosure;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What left on earlier days, figure by figure. It is given again as it left and never computed again, so that nobody learns more
/// of an earlier day than whoever asked then. See decision 0129.</summary>
internal static class KeptFigures
{
    /// <summary>Keeps what leaves now, where it differs from what left before.</summary>
    /// <param name="db">Of the transaction that publishes.</param>
    /// <param name="published">What leaves.</param>
    /// <param name="today">Day in England.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Last day on which a figure left as another; null = none left.</returns>
    public static async Task<DateOnly?> KeepAsync(OutcomesDb db, PublishedContacts published, DateOnly today, CancellationToken cancel)
    {
        var rows = (await db.FiguresUpTo(DateOnly.MaxValue).AsTracking().ToListAsync(cancel)).ToDictionary(row => (row.LaCode, row.Month));
        var codes = published.Tallies.Select(tally => tally.LaCode).Concat(rows.Keys.Select(key => key.LaCode)).Append(Figure.Programme);
        var months = published.Tallies.Select(tally => tally.Month).Concat(rows.Keys.Select(key => key.Month))
            .Where(month => month.Length > 0);
        var isNew = false;
        foreach (var figure in ContactFigures.List(published, codes.Distinct(), [.. months.Distinct().Order(StringComparer.Ordinal)]))
        {
            var before = rows.GetValueOrDefault((figure.LaCode, figure.Month));
            if (figure.Equals(before is null ? NothingOf(figure.LaCode, figure.Month) : Read(before)))
                continue;
            isNew = true;
            var row = new PublishedFigureRow
            {
                LaCode = figure.LaCode,
                Month = figure.Month,
                PublishedOn = today,
                Figure = JsonFormatter.Default.Format(figure),
            };
            if (before?.PublishedOn == today)
                db.Entry(before).CurrentValues.SetValues(row);
            else
                db.Add(row);
        }
        return isNew ? today : await LastOnAsync(db, today, cancel);
    }

    /// <summary>What had left by the end of a day, by authority and month.</summary>
    public static async Task<IReadOnlyDictionary<(string LaCode, string Month), ContactFigure>> LoadAsync(OutcomesDb db, DateOnly day,
        CancellationToken cancel) =>
        (await db.FiguresUpTo(day).ToListAsync(cancel)).Select(Read).ToDictionary(figure => (figure.LaCode, figure.Month));

    /// <summary>Last day, up to a day, on which a figure left as another; null = none had left.</summary>
    public static Task<DateOnly?> LastOnAsync(OutcomesDb db, DateOnly day, CancellationToken cancel) =>
        db.PublishedFigures.Where(row => row.PublishedOn <= day).MaxAsync(row => (DateOnly?)row.PublishedOn, cancel);

    /// <summary>The figure of a month for which nothing was returned.</summary>
    public static ContactFigure NothingOf(string laCode, string month) =>
        new() { LaCode = laCode, Month = month, Withheld = Symbols.NotAvailable };

    private static IQueryable<PublishedFigureRow> FiguresUpTo(this OutcomesDb db, DateOnly day)
    {
        var rows = db.PublishedFigures.Where(row => row.PublishedOn <= day);
        return rows.Join(rows.GroupBy(row => new { row.LaCode, row.Month })
                .Select(figure => new { figure.Key.LaCode, figure.Key.Month, PublishedOn = figure.Max(row => row.PublishedOn) }),
            row => new { row.LaCode, row.Month, row.PublishedOn },
            last => new { last.LaCode, last.Month, last.PublishedOn },
            (row, _) => row);
    }

    private static ContactFigure Read(PublishedFigureRow row) => JsonParser.Default.Parse<ContactFigure>(row.Figure);
}
