using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What is known of each authority's months, in a few queries for all of them.</summary>
internal sealed record ReturnFacts(
    IReadOnlyDictionary<(string, string), DateOnly> FirstExtracts,
    IReadOnlyDictionary<(string, string), int> Schools,
    IReadOnlyDictionary<(string, string), int> OpenQueries,
    IReadOnlyDictionary<(string, string), string> CarriedForward,
    IReadOnlySet<(string, string)> Approved)
{
    public static async Task<ReturnFacts> LoadAsync(OutcomesDb db, KnownOn known, CancellationToken cancel)
    {
        var (extractDay, receivedBefore) = (known.ExtractDay, known.ReceivedBefore);
        var received = await db.Returns.Where(row => row.ExtractOn <= extractDay && row.ReceivedAt < receivedBefore)
            .Select(row => new { row.LaCode, row.Month, row.Version, row.ExtractOn }).ToListAsync(cancel);
        var schools = await db.RowsInForce(known).Where(row => row.ContactsTotal != null).GroupBy(row => new { row.LaCode, row.Month })
            .Select(month => new { month.Key.LaCode, month.Key.Month, Count = month.Count() }).ToListAsync(cancel);
        var open = await db.OpenQueries().GroupBy(row => new { row.LaCode, row.Month })
            .Select(month => new { month.Key.LaCode, month.Key.Month, Count = month.Count() }).ToListAsync(cancel);
        var carried = await db.CarriedForwardAsync(known.SetBy, cancel);
        var approved = await db.Approvals.Where(row => row.ReopenedAt == null).Select(row => new { row.LaCode, row.Month })
            .ToListAsync(cancel);
        return new ReturnFacts(
            received.GroupBy(row => (row.LaCode, row.Month))
                .ToDictionary(month => month.Key, month => month.MinBy(row => row.Version)!.ExtractOn),
            schools.ToDictionary(row => (row.LaCode, row.Month), row => row.Count),
            open.ToDictionary(row => (row.LaCode, row.Month), row => row.Count),
            carried.ToDictionary(row => (row.LaCode, row.Month), row => row.FromMonth),
            approved.Select(row => (row.LaCode, row.Month)).ToHashSet());
    }

    /// <summary>The expected return of a month and its state.</summary>
    public ExpectedReturn Of(string laCode, string month, int listed, ReturnDue due, DateOnly day)
    {
        var key = (laCode, month);
        var extracted = FirstExtracts.TryGetValue(key, out var on) ? on : (DateOnly?)null;
        return new ExpectedReturn
        {
            LaCode = laCode,
            Month = month,
            DueOn = due.DueOn.ToDate(),
            DueWithGraceOn = due.WithGraceOn.ToDate(),
            RemindOn = due.RemindOn.ToDate(),
            Remind = extracted is null && due.RemindOn <= day,
            ExtractedOn = extracted.ToDate(),
            DaysLate = due.DaysLate(extracted ?? day),
            Schools = listed,
            SchoolsReturned = Schools.GetValueOrDefault(key),
            OpenQueries = OpenQueries.GetValueOrDefault(key),
            CarriedForwardFrom = extracted is null ? CarriedForward.GetValueOrDefault(key, "") : "",
            Approved = Approved.Contains(key),
        };
    }
}
