using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment;

/// <summary>When a listed school closed for good: nothing that it went on as is open. What vacancies, stages and the flow go by.</summary>
internal static class Closings
{
    /// <summary>The reason of a withdrawal that says that the school closed.</summary>
    public const string SchoolClosed = "school_closed";

    /// <summary>Last days by listed URN: as registered, or, until an extract says so, the day of the school's withdrawal with the
    /// reason school_closed. A school that goes on under another URN has none.</summary>
    public static async Task<Dictionary<string, DateOnly>> LoadAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var listed = await db.ListedSchools.Select(row => row.Urn).ToListAsync(cancel);
        var withdrawn = (await db.Withdrawals.Where(row => row.Reason == SchoolClosed).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var near = await UnitsNear.LoadAsync(db, listed, cancel);
        var units = near.On(DateOnly.MaxValue);
        return listed.Select(urn => (Urn: urn,
            On: units.LastDay(urn) ?? (units.GoesOn(urn) ? null : withdrawn[urn].Min(row => (DateOnly?)row.WithdrawnOn))))
            .Where(school => school.On is not null).ToDictionary(school => school.Urn, school => school.On!.Value);
    }
}
