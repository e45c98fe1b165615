using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads and replaces one session, for the RPCs that change one session.</summary>
internal sealed partial class DeliveryHandler
{
    /// <summary>A session in scope.</summary>
    private static async Task<SessionRow> FindSessionAsync(DeliveryDb db, string sessionRef, CancellationToken cancel) =>
        await db.Sessions.SingleOrDefaultAsync(row => row.SessionRef == sessionRef, cancel) ?? throw Faults.NotFound("session", sessionRef);

    /// <summary>A session in scope that waits for its outcome, in the version that the caller saw, and what it is judged by.</summary>
    private async Task<(SessionRow Session, SessionContext SessionContext)> LoadOpenSessionAsync(string sessionRef, string etag,
        ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, sessionRef, context.CancellationToken);
        CheckVersion(session, etag);
        if (!SessionLifecycle.IsOpen(session.Status))
            throw Faults.Precondition(Reasons.SessionSettled, sessionRef,
                $"Session {sessionRef} has its outcome already: {Word(session.Status)}.");
        return (session, await contexts.LoadAsync(db, session.LaCode, [session.Urn], context.CancellationToken));
    }

    private static void CheckVersion(SessionRow session, string etag)
    {
        if (etag.Length > 0 && etag != session.Version.ToString(CultureInfo.InvariantCulture))
            throw Faults.Stale("session");
    }

    /// <summary>Puts a changed session in the place of the version that was read, which is kept; refused if it changed since.</summary>
    private Task<TResponse> ReplaceAsync<TResponse>(ServerCallContext context, IMessage request, TResponse response, SessionRow before,
        SessionRow after, Action<DeliveryDb>? also = null)
        where TResponse : class, IMessage => ReplaceAsync(context, request, response, [(before, after)], also: also);

    /// <summary>The same for several sessions, or with the reason of a correction.</summary>
    private Task<TResponse> ReplaceAsync<TResponse>(ServerCallContext context, IMessage request, TResponse response,
        IReadOnlyCollection<(SessionRow Before, SessionRow After)> changed, string? reason = null, Action<DeliveryDb>? also = null)
        where TResponse : class, IMessage => commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
    {
        foreach (var (before, after) in changed)
        {
            // One change is written at a time. Said here because a database may name the version's key first.
            if (await writing.Sessions.Where(row => row.SessionRef == before.SessionRef).Select(row => row.Version)
                .SingleAsync(cancel) != before.Version)
                throw Faults.Stale("session");
            writing.SessionVersions.Add(SessionVersionRow.Of(before, context.Method, Caller.Of(context).Subject, clock.GetUtcNow(),
                reason));
            writing.Attach(before).CurrentValues.SetValues(after);
        }
        also?.Invoke(writing);
        return response;
    });

    /// <summary>On an unusual day a session needs a reason, on a usual one it has none.</summary>
    private static void CheckUnusualDay(SessionRow session, SessionContext known)
    {
        if (UnusualDayProblem(session, known) is { } problem)
            throw Faults.Invalid([problem]);
    }

    /// <summary>The same for the day for which a session is planned.</summary>
    private static void CheckUnusualPlan(SessionRow session, SessionContext known)
    {
        if (ReasonProblem("scheduled_on", known.UnusualPlan(session.LaCode, session.Urn, session.ScheduledOn), session.UnusualDayReason)
            is { } problem)
            throw Faults.Invalid([problem]);
    }

    private static Problem? UnusualDayProblem(SessionRow session, SessionContext known) => session.HeldOn is { } day
        ? ReasonProblem("held_on", known.UnusualDay(session.LaCode, day), session.UnusualDayReason) : null;

    private static Problem? ReasonProblem(string field, string? unusual, string? reason) => (unusual, reason) switch
    {
        (not null, null) => new("unusual_day_reason", FieldCodes.Missing,
            $"{field} {unusual}; send why, as one of {string.Join(", ", SessionCodes.UnusualDayReasons)}."),
        (null, not null) => new("unusual_day_reason", FieldCodes.NotUnusual, "a reason only for an unusual day is expected."),
        _ => null,
    };

    private static string Word(SessionStatus status) => status == SessionStatus.Removed
        ? "taken out of the plan"
        : SessionCodes.Statuses.First(pair => pair.Value == status).Key.Replace('_', ' ');

    /// <summary>The authority that has a school in scope on the day for which a session is scheduled.</summary>
    private async Task<string> AuthorityOnAsync(string urn, DateOnly day, CancellationToken cancel)
    {
        var school = (await enrolment.SchoolsAsync([urn], cancel)).GetValueOrDefault(urn) ?? throw Faults.NotFound("school", urn);
        return school.On(day) ?? throw Faults.Invalid("urn", FieldCodes.NotOfAuthority,
            $"a school that an authority of the trial has on {day:yyyy-MM-dd} is expected.");
    }

    /// <summary>A supervisor, if one is named, must be of the session's authority.</summary>
    private async Task CheckSupervisorAsync(string supervisorRef, string laCode, CancellationToken cancel)
    {
        if (supervisorRef.Length > 0 && (await enrolment.SupervisorsAsync(cancel)).GetValueOrDefault(supervisorRef) != laCode)
            throw Faults.Invalid("supervisor_ref", FieldCodes.UnknownSupervisor,
                "a supervisor of the school's authority is expected, or none.");
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
