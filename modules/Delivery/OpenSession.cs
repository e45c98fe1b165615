using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What the verbs on one session have in common.</summary>
internal sealed partial class DeliveryHandler
{
    /// <summary>A session in scope.</summary>
    private static async Task<SessionRow> FindSessionAsync(DeliveryDb db, string sessionRef, CancellationToken cancel) =>
        await db.Sessions.SingleOrDefaultAsync(row => row.SessionRef == sessionRef, cancel) ?? throw Faults.NotFound("session", sessionRef);

    /// <summary>A session in scope that waits for its outcome, in the version that the caller saw, and what it is judged by.</summary>
    private async Task<(SessionRow Session, Circumstances Circumstances)> OpenSessionAsync(string sessionRef, string etag, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, sessionRef, context.CancellationToken);
        if (etag.Length > 0 && etag != session.Version.ToString(CultureInfo.InvariantCulture))
            throw Faults.Stale("session");
        if (session.Status != SessionStatus.Scheduled)
            throw Faults.Precondition(Reasons.SessionSettled, sessionRef, $"Session {sessionRef} has its outcome already: {Word(session.Status)}.");
        return (session, await surroundings.LoadAsync(db, session.LaCode, context.CancellationToken));
    }

    /// <summary>Puts a changed session in the place of the version that was read; refused if it changed since.</summary>
    private static void Replace(DeliveryDb writing, SessionRow before, SessionRow after) =>
        writing.Attach(before).CurrentValues.SetValues(after);

    private static string Word(SessionStatus status) => status == SessionStatus.Removed
        ? "taken out of the plan"
        : Codes.Statuses.First(pair => pair.Value == status).Key.Replace('_', ' ');

    /// <summary>A school in scope, and its authority.</summary>
    private async Task<string> AuthorityOfAsync(string urn, CancellationToken cancel) =>
        (await enrolment.SchoolsAsync([urn], cancel)).GetValueOrDefault(urn) ?? throw Faults.NotFound("school", urn);

    /// <summary>A supervisor, if one is named, must be of the session's authority.</summary>
    private async Task CheckSupervisorAsync(string supervisorRef, string laCode, CancellationToken cancel)
    {
        if (supervisorRef.Length > 0 && (await enrolment.SupervisorsAsync(cancel)).GetValueOrDefault(supervisorRef) != laCode)
            throw Faults.Invalid("supervisor_ref", "UNKNOWN_SUPERVISOR", "a supervisor of the school's authority is expected, or none.");
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
