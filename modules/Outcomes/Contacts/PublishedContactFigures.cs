using Google.Type;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The figures of contacts as they leave now, or as they had left by the end of an earlier day.</summary>
internal sealed class PublishedContactFigures(ContactPublication publication, Store<OutcomesDb> store, FromEnrolment enrolment,
    Trial trial, TimeProvider clock)
{
    /// <summary>The authorities that a caller asks for: see <see cref="ContactFigures.CodesAsync"/>.</summary>
    public Task<IReadOnlyList<string>> CodesAsync(string laCode, Scope scope, CancellationToken cancel) =>
        ContactFigures.CodesAsync(enrolment, laCode, scope, cancel);

    /// <summary>What had left by a day.</summary>
    /// <param name="knownOn">The day; null, today or later = now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<KnownFigures> KnownAsync(Date? knownOn, CancellationToken cancel)
    {
        var fields = new FieldProblems();
        var asked = fields.OptionalDay("known_on", knownOn);
        fields.ThrowIfAny();
        var today = clock.Today();
        var day = asked < today ? asked.Value : today;
        var months = OutcomesFigures.MonthsOver(trial, day);
        if (day == today)
        {
            var now = await publication.CurrentAsync(cancel);
            return new KnownFigures([.. now.Tallies.Select(tally => tally.LaCode).Distinct()],
                codes => ContactFigures.List(now, codes, months), now.PublishedOn);
        }
        await using var db = store.Read(Scope.All);
        var kept = await KeptFigures.LoadAsync(db, day, cancel);
        return new KnownFigures([.. kept.Keys.Select(key => key.LaCode).Distinct()],
            codes => [.. codes.SelectMany(code => months.Append("").Select(month =>
                kept.GetValueOrDefault((code, month)) ?? KeptFigures.NothingOf(code, month)))],
            await KeptFigures.LastOnAsync(db, day, cancel));
    }
}

/// <summary>Figures of contacts as they had left by a day.</summary>
/// <param name="LaCodes">Authorities of which something had left.</param>
/// <param name="Of">Those of some authorities (<see cref="Figure.Programme"/> = of all together): by authority, then by month that was
/// over, then to date.</param>
/// <param name="PublishedOn">Last day on which one of all of them left as another; null = none had left.</param>
internal sealed record KnownFigures(IReadOnlyList<string> LaCodes, Func<IReadOnlyList<string>, IReadOnlyList<ContactFigure>> Of,
    DateOnly? PublishedOn);
