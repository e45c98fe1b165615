using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>A week of sessions.</summary>
/// <param name="Authorities">Those that the caller may see: code and name.</param>
/// <param name="LaCode">The one that is chosen; empty = all.</param>
/// <param name="Monday">First day of the week.</param>
/// <param name="Today">The day on which it is looked at.</param>
/// <param name="Supervisors">References to choose from; empty = there is no choice.</param>
/// <param name="Supervisor">The one that is chosen; empty = all.</param>
/// <param name="IsUnknown">Whether the key of a supervisor is for nobody among the supervisors.</param>
/// <param name="Days">The days of the week.</param>
/// <param name="Waiting">Past sessions without an outcome, the oldest first.</param>
/// <param name="IsMoreWaiting">Whether there are more of them.</param>
/// <param name="IsMore">Whether the week has more sessions than are shown.</param>
/// <param name="Form">In which a week is chosen.</param>
public sealed record SessionsView(IReadOnlyList<(string Code, string Name)> Authorities, string LaCode, DateOnly Monday, DateOnly Today,
    IReadOnlyList<string> Supervisors, string Supervisor, bool IsUnknown, IReadOnlyList<SessionDay> Days,
    IReadOnlyList<SessionLine> Waiting, bool IsMoreWaiting, bool IsMore, FormState Form);

/// <summary>A day of the week.</summary>
/// <param name="On">The day.</param>
/// <param name="Notes">Bank holidays and days without pupils.</param>
/// <param name="Sessions">Planned for the day, or held on it without having been planned.</param>
public sealed record SessionDay(DateOnly On, IReadOnlyList<string> Notes, IReadOnlyList<SessionLine> Sessions);

/// <summary>A session in a list.</summary>
/// <param name="Session">The session.</param>
/// <param name="School">Name of its school.</param>
/// <param name="IsLate">Whether its day is past and it has no outcome.</param>
public sealed record SessionLine(Session Session, string School, bool IsLate)
{
    /// <summary>Format, length and supervisor in a few words.</summary>
    public string Facts => string.Join(", ", new[]
    {
        SessionWords.Of(Session.Format), Session.HasPlannedMinutes ? $"{Session.PlannedMinutes} min" : "",
        Session.GroupRef, Session.SupervisorRef.Length > 0 ? Session.SupervisorRef : "no supervisor",
    }.Where(fact => fact.Length > 0));

    /// <summary>What became of it, in a few words.</summary>
    public string State => IsLate ? "no outcome yet" : SessionWords.Of(Session.Status);
}

/// <summary>The page of a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="School">Name of its school.</param>
/// <param name="Authority">Name of its authority.</param>
/// <param name="People">Leads and deputies in post at the school, and everybody whose attendance is recorded.</param>
/// <param name="Versions">Earlier versions, oldest first.</param>
/// <param name="Acts">What can be done with it.</param>
/// <param name="Note">What was done just now, or why not; empty = nothing.</param>
/// <param name="IsDone">Whether something was done just now.</param>
/// <param name="Confirm">The form that confirms it.</param>
public sealed record SessionView(Session Session, string School, string Authority, IReadOnlyList<SessionPerson> People,
    IReadOnlyList<SessionVersion> Versions, IReadOnlyList<SessionAct> Acts, string Note, bool IsDone, FormState Confirm)
{
    /// <summary>School and day.</summary>
    public string Title => $"{School}, {Texts.Day(Session.ScheduledOn)}";

    /// <summary>Its address.</summary>
    public string Address => $"/sessions/{Session.SessionRef}";
}

/// <summary>Somebody at a session, or who could be.</summary>
/// <param name="LeadRef">Pseudonymous reference.</param>
/// <param name="Role">lead, deputy, or empty.</param>
/// <param name="Recorded">What is recorded; null = nothing.</param>
public sealed record SessionPerson(string LeadRef, string Role, Attendance? Recorded);

/// <summary>A form about a session.</summary>
/// <param name="Of">The session.</param>
/// <param name="Act">What is done.</param>
/// <param name="Form">The form.</param>
/// <param name="Notice">What happened before, such as that the session itself was recorded; empty = nothing.</param>
public sealed record SessionFormView(SessionView Of, SessionAct Act, FormState Form, string Notice);
