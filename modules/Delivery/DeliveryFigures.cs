using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Every figure that this module publishes, as of today (at most the trial's end). They are sums over the treated
/// schools of an authority: none of them shows which schools these are.</summary>
internal sealed class DeliveryFigures(Store<DeliveryDb> store, FromEnrolment enrolment, SessionContextLoader contexts, Trial trial,
    TimeProvider clock)
{
    internal static readonly Series Sessions = new("programme_sessions",
        "Supervision sessions by month of the day for which they were scheduled. due: sessions that treated schools should have had by the "
            + "four-weekly plan in term time; the others: sessions recorded with that outcome.", "period", "status");

    internal static readonly Series Cancelled =
        new("programme_sessions_cancelled", "Sessions cancelled to date, by the party that cancelled.", "party");

    internal static readonly Series Overdue =
        new("programme_sessions_overdue", "Sessions scheduled before today that have no outcome yet.");

    internal static readonly Series DeliveryRatio =
        new("programme_session_delivery_ratio", "Sessions delivered to date / sessions due to date by the four-weekly plan in term time.");

    internal static readonly Series Attendance = new("programme_session_attendance",
        "People on the attendance records of sessions to date: recorded (as present or absent), the denominator of the attendance ratio; "
            + "of these attended, its numerator.", "measure");

    internal static readonly Series AttendanceRatio =
        new("programme_session_attendance_ratio", "People recorded as present at sessions to date / people recorded as present or absent.");

    internal static readonly Series DoseSchools = new("programme_dose_schools",
        "Schools: treated, the denominator of the mean dose and of the compliant ratio; of these compliant (by the rule in force; DOSE-1, "
            + "at least 6 sessions delivered to date, unless another is set), the numerator of the compliant ratio.", "measure");

    internal static readonly Series DoseSessions = new("programme_dose_sessions",
        "Sessions delivered to date to treated schools: the numerator of the mean dose. programme_sessions has those of other schools "
            + "too.");

    internal static readonly Series DoseMean =
        new("programme_dose_sessions_mean",
            "Sessions delivered to date to treated schools / treated schools (schools without any included).");

    internal static readonly Series CompliantRatio =
        new("programme_dose_compliant_ratio",
            "Treated schools that are compliant (by the rule in force; DOSE-1, at least 6 sessions delivered to date, unless another is "
                + "set) / treated schools.");

    public static IReadOnlyList<Series> All { get; } =
        [Sessions, Cancelled, Overdue, DeliveryRatio, Attendance, AttendanceRatio, DoseSchools, DoseSessions, DoseMean, CompliantRatio];

    private static readonly (string Code, SessionStatus Status)[] Outcomes =
    [
        ("delivered", SessionStatus.Delivered), ("cancelled", SessionStatus.Cancelled), ("no_show", SessionStatus.NoShow),
            ("rescheduled", SessionStatus.Rescheduled),
    ];

    public async Task<IReadOnlyList<Figure>> ComputeAsync(CancellationToken cancel)
    {
        var asOf = trial.AsOf(null, clock);
        await using var db = store.Read(Scope.All);
        var sessions = await Tallies.SessionsAsync(db, asOf, cancel);
        var attendance = await Tallies.AttendanceAsync(db, asOf, cancel);
        var held = await Tallies.HeldAsync(db, asOf, cancel);
        var authorities = await enrolment.AuthoritiesAsync(cancel);
        var known = await contexts.LoadAsync(db, "", held.Select(session => session.Urn), cancel);

        var due = authorities.ToDictionary(authority => authority.LaCode, authority => known.DueDays(authority.LaCode, asOf).ToList());
        var doses = await DosesAsync(db, known, held, asOf, cancel);
        List<Figure> figures = [];
        foreach (var (code, days) in due)
        {
            List<SessionTally> own = [.. sessions.Where(tally => tally.LaCode == code)];
            List<SchoolDose> ownDoses = [.. doses.Where(school => school.LaCode == code)];
            figures.AddRange(ByMonth(code, own, days, asOf));
            figures.AddRange(SessionCodes.Parties.Select(party =>
                Cancelled.Of(code, SessionTallies.Cancelled(own, party.Value), party.Key)));
            var counts = SessionTallies.Count(code, own, [.. attendance.Where(tally => tally.LaCode == code)], days.Count, asOf);
            figures.Add(Overdue.Of(code, counts.Overdue));
            figures.AddRange(Counts(code, counts, ownDoses));
            figures.AddRange(Shares(code, counts, ownDoses));
        }
        var overall = SessionTallies.Count("", sessions, attendance, due.Values.Sum(days => days.Count), asOf);
        figures.AddRange(Shares(Figure.Programme, overall, doses));
        return figures;
    }

    private async Task<List<SchoolDose>> DosesAsync(DeliveryDb db, SessionContext known, List<HeldSession> held, DateOnly asOf,
        CancellationToken cancel)
    {
        var rule = await ComplianceRules.InForceAsync(db, cancel);
        List<SchoolDay> due = [.. known.Authorities.SelectMany(code => known.DueSlots(code, asOf))];
        var attended = rule.Measure == ComplianceMeasure.Attended;
        var facts = new DoseFacts(held, attended ? await Tallies.PresencesAsync(db, cancel) : [],
            attended ? await enrolment.PostsHeldAsync(cancel) : [], [], due);
        var dose = new Dose(facts.Under(known.ListedUrn));
        return [.. known.Treated.Select(school => dose.Of(school, rule, asOf))];
    }

    /// <summary>Every month of the trial to date, zeros included, and any other month for which sessions were scheduled.</summary>
    private IEnumerable<Figure> ByMonth(string code, List<SessionTally> sessions, List<DateOnly> due, DateOnly asOf)
    {
        var months = trial.TrialMonths.Where(month => month <= asOf).Select(Dates.ToMonth)
            .Concat(sessions.Select(tally => tally.ScheduledOn.ToMonth())).Distinct();
        foreach (var month in months)
        {
            yield return Sessions.Of(code, due.Count(day => day.ToMonth() == month), month, "due");
            foreach (var (name, status) in Outcomes)
                yield return Sessions.Of(code,
                    sessions.Where(tally => tally.Status == status && tally.ScheduledOn.ToMonth() == month).Sum(tally => tally.Sessions),
                        month, name);
        }
    }

    /// <summary>What the shares and means are made of. Over all authorities: the sums.</summary>
    private static IEnumerable<Figure> Counts(string code, SessionCounts counts, List<SchoolDose> doses) =>
    [
        Attendance.Of(code, counts.AttendanceRows, "recorded"),
        Attendance.Of(code, counts.Attended, "attended"),
        DoseSchools.Of(code, doses.Count, "treated"),
        DoseSchools.Of(code, doses.Count(school => school.Compliant), "compliant"),
        DoseSessions.Of(code, doses.Sum(school => school.Delivered)),
    ];

    /// <summary>Shares and means; none without a denominator.</summary>
    private static IEnumerable<Figure> Shares(string code, SessionCounts counts, List<SchoolDose> doses)
    {
        if (counts.Due > 0)
            yield return DeliveryRatio.Of(code, (double)counts.Delivered / counts.Due);
        if (counts.HasAttendanceRate)
            yield return AttendanceRatio.Of(code, counts.AttendanceRate);
        if (doses.Count == 0)
            yield break;
        yield return DoseMean.Of(code, doses.Average(school => school.Delivered));
        yield return CompliantRatio.Of(code, (double)doses.Count(school => school.Compliant) / doses.Count);
    }
}
