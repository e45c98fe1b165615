using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>How many sessions of an authority, scheduled for one day, came to the same end.</summary>
internal sealed record SessionTally(string LaCode, DateOnly ScheduledOn, SessionStatus Status, CancelledBy CancelledBy, int Sessions,
    long Minutes);

/// <summary>How many people were recorded at the sessions of an authority, present or absent.</summary>
internal sealed record AttendanceTally(string LaCode, bool Attended, int People);

/// <summary>Counts of sessions from tallies.</summary>
internal static class SessionTallies
{
    /// <summary>The counts of one authority, or of all of them (empty code), to a day.</summary>
    public static SessionCounts Count(string laCode, IReadOnlyCollection<SessionTally> sessions,
        IReadOnlyCollection<AttendanceTally> attendance, int due, DateOnly asOf)
    {
        int Of(SessionStatus status) => sessions.Where(tally => tally.Status == status).Sum(tally => tally.Sessions);
        var rows = sessions.Sum(tally => tally.Sessions);
        var counts = new SessionCounts
        {
            LaCode = laCode,
            Rows = rows,
            Expected = sessions.Where(tally => SessionLifecycle.IsExpected(tally.Status)).Sum(tally => tally.Sessions),
            Due = due,
            Delivered = Of(SessionStatus.Delivered),
            Cancelled = Of(SessionStatus.Cancelled),
            NoShow = Of(SessionStatus.NoShow),
            Rescheduled = Of(SessionStatus.Rescheduled),
            Overdue = sessions.Where(tally => SessionLifecycle.IsOpen(tally.Status) && tally.ScheduledOn < asOf)
                .Sum(tally => tally.Sessions),
            AttendanceRows = attendance.Sum(tally => tally.People),
            Attended = attendance.Where(tally => tally.Attended).Sum(tally => tally.People),
            ActualMinutes = sessions.Where(tally => tally.Status == SessionStatus.Delivered).Sum(tally => tally.Minutes),
        };
        AddShares(counts);
        foreach (var (code, party) in SessionCodes.Parties)
            counts.CancelledByParty[code] = Cancelled(sessions, party);
        return counts;
    }

    /// <summary>Sessions that a party cancelled.</summary>
    public static int Cancelled(IEnumerable<SessionTally> sessions, CancelledBy party) =>
        sessions.Where(tally => tally.Status == SessionStatus.Cancelled && tally.CancelledBy == party).Sum(tally => tally.Sessions);

    /// <summary>Nothing.</summary>
    public static SessionCounts Zeros() => Count("", [], [], 0, DateOnly.MinValue);

    /// <summary>Two counts together, without shares.</summary>
    public static SessionCounts Plus(SessionCounts one, SessionCounts other)
    {
        var sum = new SessionCounts
        {
            Rows = one.Rows + other.Rows,
            Expected = one.Expected + other.Expected,
            Due = one.Due + other.Due,
            Delivered = one.Delivered + other.Delivered,
            Cancelled = one.Cancelled + other.Cancelled,
            NoShow = one.NoShow + other.NoShow,
            Rescheduled = one.Rescheduled + other.Rescheduled,
            Overdue = one.Overdue + other.Overdue,
            AttendanceRows = one.AttendanceRows + other.AttendanceRows,
            Attended = one.Attended + other.Attended,
            ActualMinutes = one.ActualMinutes + other.ActualMinutes,
        };
        foreach (var (party, _) in SessionCodes.Parties)
            sum.CancelledByParty[party] = one.CancelledByParty.GetValueOrDefault(party) + other.CancelledByParty.GetValueOrDefault(party);
        return sum;
    }

    /// <summary>Sets the shares that follow from the counts.</summary>
    public static void AddShares(SessionCounts counts)
    {
        if (counts.Expected > 0)
            counts.DeliveredOverExpected = (double)counts.Delivered / counts.Expected;
        if (counts.AttendanceRows > 0)
            counts.AttendanceRate = (double)counts.Attended / counts.AttendanceRows;
    }
}
