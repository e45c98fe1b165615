using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    /// <summary>What happened up to a day to the establishments of the trial's authorities that the caller sees, by URN.</summary>
    private async Task<List<SchoolFacts>> FactsAsync(EnrolmentDb db, string laCode, DateOnly day, Batches batches, CancellationToken cancel)
    {
        var authorities = await db.AuthoritiesOnAsync(TrialDay(day), cancel);
        var listed = await db.ListedSchools.ToDictionaryAsync(row => row.Urn, cancel);
        var entries = await db.Register.InForce(day)
            .Where(row => authorities.Contains(row.LaCode) && (laCode == "" || row.LaCode == laCode)).OrderBy(row => row.Urn)
            .ToListAsync(cancel);
        var agreements = (await db.Agreements.Where(row => row.SignedOn <= day).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var baselines = await db.Baselines.Where(row => row.CompletedOn <= day).ToDictionaryAsync(row => row.Urn, cancel);
        var withdrawals = (await db.Withdrawals.Where(row => row.WithdrawnOn <= day).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var closings = await Closings.LoadAsync(db, cancel);
        return entries.ConvertAll(row =>
        {
            var school = listed.GetValueOrDefault(row.Urn);
            var on = school is null ? default : batches.On(school);
            return new SchoolFacts(row, Eligibility.ReasonAgainst(row.StatusName, row.PhaseName, row.TypeName, inTrial: true),
                [.. agreements[row.Urn]],
                baselines.GetValueOrDefault(row.Urn)?.CompletedOn, on.Listed, on.Drawn, on.Released, [.. withdrawals[row.Urn]],
                    closings.TryGetValue(row.Urn, out var closed) && closed <= day ? closed : null);
        });
    }

    /// <summary>When each batch was frozen, drawn and released, as far as that was by the day.</summary>
    private static async Task<Batches> BatchesAsync(EnrolmentDb db, DateOnly day, CancellationToken cancel)
    {
        var frozen = await db.FrozenLists.Select(row => new { row.Batch, At = row.FrozenAt }).ToListAsync(cancel);
        var drawn = await db.Draws.Select(row => new { row.Batch, At = row.DrawnAt }).ToListAsync(cancel);
        var released = await db.Releases.Select(row => new { row.Batch, row.LaCode, At = row.ReleasedAt }).ToListAsync(cancel);
        return new Batches(
            frozen.Where(row => row.At.DayInEngland() <= day).ToDictionary(row => row.Batch, row => row.At.DayInEngland()),
            drawn.Where(row => row.At.DayInEngland() <= day).ToDictionary(row => row.Batch, row => row.At.DayInEngland()),
            released.Where(row => row.At.DayInEngland() <= day).ToDictionary(row => (row.Batch, row.LaCode), row => row.At.DayInEngland()));
    }

    private sealed record Batches(Dictionary<int, DateOnly> Frozen, Dictionary<int, DateOnly> Drawn,
        Dictionary<(int Batch, string LaCode), DateOnly> Released)
    {
        public (DateOnly? Listed, DateOnly? Drawn, DateOnly? Released) On(ListedSchoolRow school) =>
            (Day(Frozen, school.Batch), Day(Drawn, school.Batch), Day(Released, (school.Batch, school.LaCode)));

        private static DateOnly? Day<TKey>(Dictionary<TKey, DateOnly> days, TKey key)
            where TKey : notnull => days.TryGetValue(key, out var day) ? day : null;
    }
}
