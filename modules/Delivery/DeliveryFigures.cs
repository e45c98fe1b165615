using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Every figure that this module publishes, as of today (at most the trial's end). Boards are read by blinded roles too, so
/// they follow the design and not the arms, before and after the unmasking: see <see cref="SessionsByDesign"/>. Authorities of which so
/// few schools are released that these tell an arm have no figures, and are not part of those over all.</summary>
internal sealed class DeliveryFigures(Store<DeliveryDb> store, FromEnrolment enrolment, SessionContextLoader contexts, Trial trial,
    Targets targets, TimeProvider clock)
{
    private const string ByDesign = " By design: as if half of the schools of both arms were treated, from shares of the sessions due.";

    internal static readonly Series Sessions = new("programme_sessions",
        "Supervision sessions by month of the day for which they were scheduled. due: by the four-weekly plan in term time; the others: "
            + "recorded with that outcome." + ByDesign, "period", "status");

    internal static readonly Series Cancelled =
        new("programme_sessions_cancelled", "Sessions cancelled to date, by the party that cancelled." + ByDesign, "party");

    internal static readonly Series Overdue =
        new("programme_sessions_overdue", "Sessions scheduled before today that have no outcome yet." + ByDesign);

    internal static readonly Series DeliveryRatio =
        new("programme_session_delivery_ratio", "Sessions delivered to date / sessions due to date by the four-weekly plan in term time, "
            + "both by design.");

    internal static readonly Series Attendance = new("programme_session_attendance",
        "People on the attendance records of sessions to date: recorded (as present or absent), the denominator of the attendance ratio; "
            + "of these attended, its numerator." + ByDesign, "measure");

    internal static readonly Series AttendanceRatio = new("programme_session_attendance_ratio",
        "People recorded as present at sessions to date / people recorded as present or absent, both by design.");

    internal static readonly Series Duration = new("programme_session_duration_seconds",
        "Time that the sessions delivered to date took, added up; of a session without a number of minutes none." + ByDesign);

    internal static readonly Series DoseSchools = new("programme_dose_schools",
        "Schools: treated by design (half of those whose arms are released), the denominator of the mean dose and of the compliant ratio; "
            + "of these compliant (by the rule in force; DOSE-1, at least 6 sessions delivered to date, unless another is set), the "
            + "numerator of the compliant ratio: compliant schools of both arms / treated schools, in steps of about two schools, times "
            + "the treated by design.", "measure");

    internal static readonly Series DoseSessions = new("programme_dose_sessions",
        "Sessions delivered to date to the schools of both arms: the numerator of the mean dose." + ByDesign);

    internal static readonly Series DoseMean = new("programme_dose_sessions_mean",
        "Sessions delivered to date / treated schools (schools without any included), both by design.");

    internal static readonly Series CompliantRatio = new("programme_dose_compliant_ratio",
        "Compliant schools / treated schools, both by design (see programme_dose_schools).");

    internal static readonly Series Target = new("programme_session_delivery_target_ratio",
        "Share of the sessions due that the programme aims to have delivered, 0 to 1 (setting Targets:SessionDelivery); none = not set.");

    internal static readonly Series HalfTermAt = new("programme_half_term_timestamp_seconds",
        "When the day began on which teaching began in a half term of the authority (period: the month of it), in baseline and trial. "
            + "Schools with dates of their own may differ.", "period");

    public static IReadOnlyList<Series> All { get; } =
    [
        Target, HalfTermAt, Sessions, Cancelled, Overdue, DeliveryRatio, Attendance, AttendanceRatio, Duration, DoseSchools, DoseSessions,
        DoseMean, CompliantRatio,
    ];

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

        var doses = await DosesAsync(db, known, held, asOf, cancel);
        List<Figure> figures = [.. await OfTermsAsync(db, cancel),
            .. Targets.Figures(Target, targets.SessionDelivery, authorities.Select(authority => authority.LaCode))];
        List<(SessionCounts Counts, DoseCounts Dose, double Due)> told = [];
        foreach (var code in authorities.Select(authority => authority.LaCode))
        {
            var design = known.ByDesign(code, asOf);
            if (!design.Told)
                continue;
            List<SessionTally> own = [.. sessions.Where(tally => tally.LaCode == code)];
            var months = MonthByDesign.All(code, own, known, asOf);
            figures.AddRange(months.SelectMany(month => ByMonth(code, month)));
            var counts = design.Of(SessionTallies.Count(code, own, [.. attendance.Where(tally => tally.LaCode == code)], design.Due, asOf),
                months);
            figures.AddRange(counts.CancelledByParty.Select(party => Cancelled.Of(code, party.Value, party.Key)));
            figures.Add(Overdue.Of(code, counts.Overdue));
            var dose = DoseCounts.Of(design, [.. doses.Where(school => school.LaCode == code)],
                known.Treated.Count(school => school.LaCode == code));
            figures.AddRange([.. Counts(code, counts, dose), .. Shares(code, counts, dose, design.DueByDesign)]);
            told.Add((counts, dose, design.DueByDesign));
        }
        figures.AddRange(Shares(Figure.Programme, SessionsByDesign.Sum(told.Select(one => one.Counts)),
            told.Aggregate(default(DoseCounts), (sum, one) => sum + one.Dose), told.Sum(one => one.Due)));
        return figures;
    }

    private async Task<IEnumerable<Figure>> OfTermsAsync(DeliveryDb db, CancellationToken cancel) =>
        (await db.Terms.Where(term => term.Urn == "" && term.Kind == TermKind.HalfTerm && term.StartsOn >= trial.BaselineFirstOn
            && term.StartsOn <= trial.LastOn).Select(term => new { term.LaCode, term.StartsOn }).ToListAsync(cancel))
        .GroupBy(term => (term.LaCode, Month: term.StartsOn.ToMonth()))
        .Select(month => HalfTermAt.At(month.Key.LaCode, month.Min(term => term.StartsOn), month.Key.Month));

    private async Task<List<SchoolDose>> DosesAsync(DeliveryDb db, SessionContext known, List<HeldSession> held, DateOnly asOf,
        CancellationToken cancel)
    {
        var rule = await ComplianceRules.InForceAsync(db, cancel);
        List<SchoolDay> due = [.. known.PlannedSlots(asOf)];
        var attended = rule.Measure == ComplianceMeasure.Attended;
        var facts = new DoseFacts(held, attended ? await Tallies.PresencesAsync(db, cancel) : [],
            attended ? await enrolment.PostsHeldAsync(cancel) : [], [], due);
        var dose = new Dose(facts.Under(known.ListedUrn));
        return [.. (known.Arms?.Values ?? []).Select(school => dose.Of(school, rule, asOf))];
    }

    private static IEnumerable<Figure> ByMonth(string code, MonthByDesign month) => Outcomes
        .Select(outcome => Sessions.Of(code, month.Counts[outcome.Status], month.Month, outcome.Code))
        .Prepend(Sessions.Of(code, month.Due, month.Month, "due"));

    /// <summary>What the shares and means are made of. Over all authorities: the sums.</summary>
    private static IEnumerable<Figure> Counts(string code, SessionCounts counts, DoseCounts dose) =>
    [
        Attendance.Of(code, counts.AttendanceRows, "recorded"),
        Attendance.Of(code, counts.Attended, "attended"),
        Duration.Of(code, 60 * counts.ActualMinutes),
        DoseSchools.Of(code, dose.Treated, "treated"),
        DoseSchools.Of(code, dose.Compliant, "compliant"),
        DoseSessions.Of(code, dose.Delivered),
    ];

    /// <summary>At most 1: counts by design are whole, and half of an odd number of schools is not.</summary>
    private static double Share(double part, double whole) => Math.Min(1, part / whole);

    /// <summary>Shares and means; none without a denominator.</summary>
    private static IEnumerable<Figure> Shares(string code, SessionCounts counts, DoseCounts dose, double due)
    {
        if (due > 0)
            yield return DeliveryRatio.Of(code, Share(counts.Delivered, due));
        if (counts.HasAttendanceRate)
            yield return AttendanceRatio.Of(code, counts.AttendanceRate);
        if (dose.Treated == 0)
            yield break;
        yield return DoseMean.Of(code, dose.Delivered / dose.Treated);
        yield return CompliantRatio.Of(code, dose.Compliant / dose.Treated);
    }
}
