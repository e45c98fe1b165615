using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Which statuses wait for an outcome, and which count as expected.</summary>
internal static class SessionLifecycle
{
    /// <summary>Whether a session waits for its outcome.</summary>
    public static bool IsOpen(SessionStatus status) => status is SessionStatus.Scheduled or SessionStatus.Confirmed;

    /// <summary>Whether a session counts as expected: neither rescheduled nor removed from the plan.</summary>
    public static bool IsExpected(SessionStatus status) => status is not (SessionStatus.Rescheduled or SessionStatus.Removed);
}
