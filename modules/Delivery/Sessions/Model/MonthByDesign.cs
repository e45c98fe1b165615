using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Sessions of an authority scheduled for a month, by design. A month is the difference of two counts to date, so that the months
/// add up to what there is to date.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Due">Sessions due to half of the schools.</param>
/// <param name="Counts">Sessions recorded with each outcome.</param>
internal sealed record MonthByDesign(string Month, double Due, IReadOnlyDictionary<SessionStatus, long> Counts)
{
    private static readonly SessionStatus[] Outcomes =
        [SessionStatus.Delivered, SessionStatus.Cancelled, SessionStatus.NoShow, SessionStatus.Rescheduled];

    /// <summary>Every month of the trial to a day, zeros included, and any other month for which sessions were scheduled.</summary>
    public static List<MonthByDesign> All(string laCode, IReadOnlyCollection<SessionTally> sessions, SessionContext known, DateOnly asOf)
    {
        var months = known.Trial.TrialMonths.Where(month => month <= asOf).Select(Dates.ToMonth)
            .Concat(sessions.Select(tally => tally.ScheduledOn.ToMonth())).Distinct().Order(StringComparer.Ordinal);
        var before = new MonthByDesign("", 0, Outcomes.ToDictionary(status => status, _ => 0L));
        List<MonthByDesign> made = [];
        foreach (var month in months)
        {
            var design = known.ByDesign(laCode, LastOf(month, asOf));
            var toDate = new MonthByDesign(month, design.DueByDesign, Outcomes.ToDictionary(status => status,
                status => Math.Max(before.Counts[status], design.Of(CountTo(sessions, status, month)))));
            made.Add(new MonthByDesign(month, toDate.Due - before.Due,
                Outcomes.ToDictionary(status => status, status => toDate.Counts[status] - before.Counts[status])));
            before = toDate;
        }
        return made;
    }

    private static int CountTo(IEnumerable<SessionTally> sessions, SessionStatus status, string month) => sessions
        .Where(tally => tally.Status == status && string.CompareOrdinal(tally.ScheduledOn.ToMonth(), month) <= 0)
        .Sum(tally => tally.Sessions);

    private static DateOnly LastOf(string month, DateOnly asOf)
    {
        var last = DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
        return last < asOf ? last : asOf;
    }
}
