using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads arms, withdrawals, holidays and terms needed to validate a session.</summary>
internal sealed class SessionContextLoader(FromEnrolment enrolment, Trial trial)
{
    /// <summary>For one authority, or (empty code) for all in scope.</summary>
    /// <param name="db">In the scope of the caller.</param>
    /// <param name="laCode">Authority.</param>
    /// <param name="urns">Schools of the sessions that are to be judged. What became of the listed schools is asked for when one of these
    /// is not listed.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<SessionContext> LoadAsync(DeliveryDb db, string laCode, IEnumerable<string> urns, CancellationToken cancel)
    {
        var arms = (await enrolment.ArmsIfDrawnAsync(laCode, cancel))?.ToDictionary(school => school.Urn);
        var withdrawn = await enrolment.WithdrawnAsync(laCode, cancel);
        var holidays = (await CalendarQueries.HolidaysAsync(db, cancel)).Keys.ToHashSet();
        var terms = await db.DeliveryTerms.Where(row => laCode == "" || row.LaCode == laCode).ToListAsync(cancel);
        return new SessionContext(trial, holidays, await CalendarQueries.CalendarsAsync(db, laCode, holidays, cancel), terms, arms,
            withdrawn)
        {
            Units = arms is null || urns.All(arms.ContainsKey) ? arms
                : UnitsByUrn.Of(arms.Values, await enrolment.UnitsAsync(null, cancel)),
        };
    }

    /// <summary>What posts people held, at schools of which arm, as far as the caller may know.</summary>
    public async Task<ControlPresence> PresenceAsync(ServerCallContext context)
    {
        var posts = await enrolment.PostsHeldAsync(context.CancellationToken);
        var arms = await enrolment.ArmsIfDrawnAsync("", context.CancellationToken);
        return new ControlPresence(posts.ToLookup(post => post.LeadRef), arms?.ToDictionary(school => school.Urn),
            Caller.Of(context).Scope.Everything);
    }
}
