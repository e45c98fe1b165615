using Programme.Delivery.V1;
using Programme.Instruments.V1;

using static Programme.Delivery.V1.ProcessDimension;

namespace Programme.Delivery;

/// <summary>PROCESS-1: the measures, in their order.</summary>
internal static class ProcessMeasures
{
    /// <summary>Elements of the agenda of a session.</summary>
    private const int AgendaElements = 5;

    /// <summary>Five weeks: sessions are every four weeks, and a week may be lost.</summary>
    private const int MostDaysApart = 35;

    public static readonly IReadOnlyList<MeasureRule> All =
    [
        new("fidelity_format", Fidelity, "share", "sessions delivered in the intended format / sessions delivered",
            facts => Delivered(facts, _ => true, session => session.Format == facts.Intended)),
        new("fidelity_interval", Fidelity, "share",
            "sessions delivered 35 days or less after the school's session before / sessions delivered to a school that had one before",
            facts => Delivered(facts, session => session.Before is not null,
                session => session.HeldOn.DayNumber - session.Before!.HeldOn.DayNumber <= MostDaysApart)),
        new("fidelity_agenda", Fidelity, "share", "elements of the agenda covered / 5 for each session delivered of which it is recorded",
            facts => Mean(facts, session => session.Agenda, AgendaElements)),
        new("fidelity_observed", Fidelity, "share",
            "elements of the checklist observed (partly = a half) / elements rated, over all observations",
            facts => MeasureAmount.Of(facts.Observed.Sum(one => one.Observed), facts.Observed.Sum(one => one.Rated))),
        new("dosage_delivered", Dosage, "share",
            "sessions delivered / sessions due to supervised schools by the four-weekly plan in term time",
            facts => MeasureAmount.Of(facts.Sessions.Count, facts.Due.Count)),
        new("dosage_minutes", Dosage, "minutes", "minutes of sessions delivered / sessions delivered of which they are recorded",
            facts => Mean(facts, session => session.Minutes)),
        new("dosage_own_lead", Dosage, "share",
            "sessions delivered at which a lead or deputy in post at the school was present / sessions delivered",
            facts => Delivered(facts, _ => true, session => session.HadOwnLead)),
        new("reach_schools", Reach, "share", "supervised schools with a session delivered / supervised schools", ReachOfSchools),
        new("reach_people", Reach, "share",
            "leads and deputies who were at a session / leads and deputies in post at supervised schools on any day of the period, from "
                + "the trial's first on", ReachOfPeople),
        new("quality_dsl", Quality, "points",
            "sum of the score quality of leads and deputies / people with the score, over waves closed in the period",
            facts => MeasureAmount.OfScores(Scores(facts, RespondentKind.Dsl, "quality"))),
        new("quality_supervisor", Quality, "points",
            "sum of the score quality of supervisors / people with the score, over waves closed in the period",
            facts => MeasureAmount.OfScores(Scores(facts, RespondentKind.Supervisor, "quality"))),
        new("quality_continuity", Quality, "share",
            "sessions delivered by the supervisor of the school's session before / sessions delivered of which both supervisors are known",
            facts => Delivered(facts, session => session.SupervisorRef is not null && session.Before?.SupervisorRef is not null,
                session => session.SupervisorRef == session.Before!.SupervisorRef)),
        new("responsiveness_attendance", Responsiveness, "share", "people recorded as present / people recorded as present or absent",
            facts => MeasureAmount.Of(facts.Attendance.Count(person => person.Attended), facts.Attendance.Count)),
        Cancelled("responsiveness_cancelled_school", "the school", CancelledBy.School),
        Cancelled("responsiveness_cancelled_supervisor", "the supervisor", CancelledBy.Supervisor),
        Cancelled("responsiveness_cancelled_la", "the authority", CancelledBy.La),
        Cancelled("responsiveness_cancelled_other", "somebody or something else", CancelledBy.Other),
        new("responsiveness_cases", Responsiveness, "cases", "cases discussed / sessions delivered of which they are recorded",
            facts => Mean(facts, session => session.Cases)),
        new("responsiveness_value", Responsiveness, "points",
            "sum of the score value of leads and deputies / people with the score, over waves closed in the period",
            facts => MeasureAmount.OfScores(Scores(facts, RespondentKind.Dsl, "value"))),
        new("adaptations", ProcessDimension.Adaptation, "count", "adaptations recorded",
            facts => MeasureAmount.Count(facts.Adaptations.Count)),
        new("adaptations_consistent", ProcessDimension.Adaptation, "share",
            "adaptations consistent with fidelity / adaptations that were judged",
            facts => MeasureAmount.Of(facts.Adaptations.Count(one => one.Fidelity == AdaptationFidelity.Consistent),
                facts.Adaptations.Count(one => one.Fidelity != AdaptationFidelity.Unspecified))),
        new("adaptations_proactive", ProcessDimension.Adaptation, "share", "adaptations planned ahead / adaptations recorded",
            facts => MeasureAmount.Of(facts.Adaptations.Count(one => one.Timing == AdaptationTiming.Proactive), facts.Adaptations.Count)),
        OtherSupervision("usual_practice_baseline", "at baseline", PracticePoint.Baseline),
        OtherSupervision("usual_practice_end", "at the end", PracticePoint.End),
    ];

    /// <summary>Given to those who may know arms, by an RPC of its own.</summary>
    public static readonly MeasureDefinition ControlContact = new()
    {
        Code = "control_contact",
        Dimension = ControlMonitoring,
        Unit = "share",
        Text = "control schools one of whose own leads or deputies, in post there on that day, was at a session held in the period / "
            + "control schools",
    };

    private static MeasureRule Cancelled(string code, string who, CancelledBy party) => new(code, Responsiveness, "share",
        $"sessions cancelled by {who} / sessions expected (all but the rescheduled ones)",
        facts => MeasureAmount.Of(
            SessionTallies.Cancelled(facts.Tallies, party),
            facts.Tallies.Where(tally => tally.Status != SessionStatus.Rescheduled).Sum(tally => tally.Sessions)));

    private static MeasureRule OtherSupervision(string code, string when, PracticePoint point) => new(code, Differentiation, "share",
        $"listed schools of both arms with any supervision apart from the programme {when} / schools of which it is known",
        facts => MeasureAmount.Of(
            facts.Practices.Count(school => school.Point == point && school.Any is true),
            facts.Practices.Count(school => school.Point == point && school.Any is not null)));

    private static MeasureAmount Delivered(AuthorityFacts facts, Func<SessionFact, bool> among, Func<SessionFact, bool> which)
    {
        var sessions = facts.Sessions.Where(among).ToList();
        return MeasureAmount.Of(sessions.Count(which), sessions.Count);
    }

    private static MeasureAmount Mean(AuthorityFacts facts, Func<SessionFact, int?> number, int of = 1)
    {
        var recorded = facts.Sessions.Select(number).OfType<int>().ToList();
        return MeasureAmount.Of(recorded.Sum(value => (long)value), (long)recorded.Count * of);
    }

    private static MeasureAmount ReachOfSchools(AuthorityFacts facts)
    {
        var visited = facts.Sessions.Select(session => session.Urn).ToHashSet();
        return MeasureAmount.Of(facts.Supervised.Count(visited.Contains), facts.Supervised.Count);
    }

    private static MeasureAmount ReachOfPeople(AuthorityFacts facts)
    {
        var inPost = facts.Posts.Select(post => post.LeadRef).ToHashSet();
        var present = facts.Attendance.Where(person => person.Attended).Select(person => person.LeadRef).ToHashSet();
        return MeasureAmount.Of(inPost.Count(present.Contains), inPost.Count);
    }

    private static IEnumerable<ScoreTally> Scores(AuthorityFacts facts, RespondentKind kind, string score) =>
        facts.Scores.Where(tally => tally.Kind == kind && tally.Score == score);
}
