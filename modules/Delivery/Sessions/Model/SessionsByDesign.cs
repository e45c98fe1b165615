using Programme.Delivery.V1;
using Programme.Disclosure;

namespace Programme.Delivery;

/// <summary>Counts for whoever may not know the arms: the share of the sessions due to the treated schools, times the sessions that would
/// be due if half of the schools were treated (decisions 0058, 0060). An exact count tells how many schools are treated, and two of them,
/// before and after a school closed or joined, tell its arm. A share does not, in steps in which each can come from either number of
/// schools.</summary>
/// <param name="Schools">Schools of both arms whose arms are released.</param>
/// <param name="Due">Sessions due to the treated schools by the plan of their authority, whichever of them have left.</param>
/// <param name="DueByDesign">Sessions due to half of the schools by the plan of their authority.</param>
internal readonly record struct SessionsByDesign(int Schools, int Due, double DueByDesign)
{
    private const int MinutesOfSession = 60;
    private const double FinestStep = 0.01;

    /// <summary>Whether so many schools can be told of. Of fewer, whether there is any session at all says too much; before their release
    /// arms are known to nobody.</summary>
    public bool Told => Schools is 0 or >= SmallGroups.LeastSchools;

    /// <summary>Schools in the intervention arm by design.</summary>
    public double Treated => Schools / 2.0;

    /// <summary>A count of sessions, or of what one session has so many of.</summary>
    /// <param name="count">As recorded. One that is not above what is due is told as none above what is due by design.</param>
    /// <param name="perSession">How many one session has.</param>
    public long Of(long count, int perSession = 1)
    {
        if (Schools == 0)
            return count;
        if (Due == 0)
            return 0;
        var step = perSession * Step(DueByDesign / 2);
        var told = Whole(Math.Round((double)count / Due / step) * step * DueByDesign);
        return count > (long)Due * perSession ? told : Math.Min(told, perSession * Whole(DueByDesign));
    }

    /// <summary>The counts of an authority. Its shares follow from these alone.</summary>
    /// <param name="exact">As recorded.</param>
    /// <param name="months">Its months by design.</param>
    public SessionCounts Of(SessionCounts exact, IReadOnlyCollection<MonthByDesign> months)
    {
        int ToDate(SessionStatus status) => (int)months.Sum(month => month.Counts[status]);
        if (!Told)
            return new SessionCounts { LaCode = exact.LaCode, ByDesign = true, Withheld = Reasons.NotUnmasked };
        var counts = new SessionCounts
        {
            LaCode = exact.LaCode,
            ByDesign = true,
            Rows = (int)Of(exact.Rows),
            Expected = (int)Of(exact.Expected),
            Due = (int)Whole(DueByDesign),
            Delivered = ToDate(SessionStatus.Delivered),
            Cancelled = ToDate(SessionStatus.Cancelled),
            NoShow = ToDate(SessionStatus.NoShow),
            Rescheduled = ToDate(SessionStatus.Rescheduled),
            Overdue = (int)Of(exact.Overdue),
            AttendanceRows = (int)Of(exact.AttendanceRows),
            Attended = (int)Of(exact.Attended),
            ActualMinutes = Of(exact.ActualMinutes, MinutesOfSession),
        };
        foreach (var (party, sessions) in exact.CancelledByParty)
            counts.CancelledByParty[party] = (int)Of(sessions);
        SessionTallies.AddShares(counts);
        return counts;
    }

    /// <summary>Treated schools of which something is so; at most those treated by design, which can be half a school.</summary>
    /// <param name="so">Of how many it is so.</param>
    /// <param name="treated">Of how many treated schools.</param>
    public double SchoolsOf(int so, int treated)
    {
        var step = Step(Treated / 2);
        return treated == 0 ? 0 : Math.Min(Treated, Whole(Math.Round((double)so / treated / step) * step * Treated));
    }

    /// <summary>The counts of authorities together, without those that are withheld.</summary>
    public static SessionCounts Sum(IEnumerable<SessionCounts> authorities)
    {
        var sum = authorities.Where(counts => counts.Withheld.Length == 0).Aggregate(SessionTallies.Zeros(), SessionTallies.Plus);
        (sum.LaCode, sum.ByDesign) = ("", true);
        SessionTallies.AddShares(sum);
        return sum;
    }

    private static long Whole(double count) => (long)Math.Round(count, MidpointRounding.AwayFromZero);

    /// <summary>About two sessions or schools: then each multiple can come from any number of treated schools.</summary>
    private static double Step(double most) => Math.Min(1, Math.Max(FinestStep, 1 / Math.Max(1, most)));
}
