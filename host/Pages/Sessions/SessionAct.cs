using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>Something that is recorded of a session.</summary>
/// <param name="Name">In the address of its form.</param>
/// <param name="Title">What it is.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Done">What is said when it was done.</param>
/// <param name="IsFor">Whether it can be done with a session as it is.</param>
public sealed record SessionAct(string Name, string Title, string Button, string Done, Func<Session, bool> IsFor)
{
    public static readonly SessionAct Held = new("held", "Record that it was held", "Record the session",
        "The session is recorded as held.", SessionWords.IsOpen);

    public static readonly SessionAct Cancelled = new("cancelled", "Record that it was cancelled", "Record that it was cancelled",
        "The session is recorded as cancelled.", SessionWords.IsOpen);

    public static readonly SessionAct Missed = new("missed", "Record that nobody came", "Record that nobody came",
        "It is recorded that nobody came.", SessionWords.IsOpen);

    public static readonly SessionAct Moved = new("moved", "Move it to another day", "Move the session",
        "The session was moved. Its replacement waits on the new day.", SessionWords.IsOpen);

    public static readonly SessionAct Confirmed = new("confirmed", "Both sides said that it will take place", "Confirm",
        "The session is confirmed.", session => session.Status == SessionStatus.Scheduled);

    public static readonly SessionAct Attended = new("there", "Record who was there", "Record who was there",
        "It is recorded who was there.", session => session.Status == SessionStatus.Delivered);

    /// <summary>All acts by name.</summary>
    public static readonly IReadOnlyDictionary<string, SessionAct> All =
        new[] { Held, Cancelled, Missed, Moved, Confirmed, Attended }.ToDictionary(act => act.Name);
}
