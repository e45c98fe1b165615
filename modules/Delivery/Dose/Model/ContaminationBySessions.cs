using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Contamination by supervision: control schools whose people attended, control schools with sessions of their own, and
/// supervisors of both arms.</summary>
internal static class ContaminationBySessions
{
    /// <summary>The entries, in no order.</summary>
    public static IEnumerable<Contamination> Of(ContaminationFacts facts) =>
        [.. ControlLeads(facts), .. ControlSchools(facts), .. Supervisors(facts)];

    private static IEnumerable<Contamination> ControlLeads(ContaminationFacts facts)
    {
        var posts = facts.Posts.Where(post => facts.IsControl(post.Urn)).ToLookup(post => post.LeadRef);
        return facts.Presences
            .SelectMany(presence => posts[presence.LeadRef].Where(post => post.On(facts.Held[presence.SessionRef].HeldOn))
                .Select(post => (facts.UnitOf(post.Urn)!.Urn, presence.LeadRef, Session: facts.Held[presence.SessionRef])))
            .GroupBy(one => one.Urn)
            .Select(school => Entry(facts, ContaminationKind.ControlLeadAttended, [.. school.Select(one => one.Session)],
                [school.Key, .. school.Select(one => one.Session.Urn)],
                [.. school.Select(one => one.LeadRef)]));
    }

    private static IEnumerable<Contamination> ControlSchools(ContaminationFacts facts) =>
        facts.Held.Values.Where(session => facts.IsControl(session.Urn))
        .GroupBy(session => facts.UnitOf(session.Urn)!.Urn)
        .Select(school => Entry(facts, ContaminationKind.ControlSchoolSupervised, [.. school], [school.Key], []));

    /// <summary>By sessions held, and by the schools that they were given.</summary>
    private static IEnumerable<Contamination> Supervisors(ContaminationFacts facts)
    {
        var sessions = facts.Held.Values.Where(session => session.SupervisorRef is not null).ToLookup(session => session.SupervisorRef!);
        var inHand = facts.InHand.ToLookup(school => school.SupervisorRef);
        foreach (var supervisor in sessions.Select(own => own.Key).Union(inHand.Select(own => own.Key)))
        {
            var urns = sessions[supervisor].Select(session => session.Urn).Concat(inHand[supervisor].Select(school => school.Urn)).ToList();
            if (!urns.Exists(facts.IsControl) || !urns.Exists(facts.IsTreated))
                continue;
            var exposure = sessions[supervisor].Where(session => facts.IsControl(session.Urn)).ToList();
            var days = exposure.Select(session => new Span(session.HeldOn, session.HeldOn))
                .Concat(inHand[supervisor].Where(school => facts.IsControl(school.Urn))
                    .Select(school => new Span(school.From, school.To!.Value)));
            var entry = Entry(facts, ContaminationKind.SupervisorInBothArms, exposure, [.. days], urns, []);
            entry.SupervisorRef = supervisor;
            yield return entry;
        }
    }

    private static Contamination Entry(ContaminationFacts facts, ContaminationKind kind, IReadOnlyCollection<HeldSession> exposure,
        IEnumerable<string> urns, IEnumerable<string> leads) =>
        Entry(facts, kind, exposure, [.. exposure.Select(session => new Span(session.HeldOn, session.HeldOn))], urns, leads);

    private static Contamination Entry(ContaminationFacts facts, ContaminationKind kind, IEnumerable<HeldSession> exposure, List<Span> days,
        IEnumerable<string> urns, IEnumerable<string> leads)
    {
        var (first, last) = (days.Min(span => span.From), days.Max(span => span.To));
        var entry = new Contamination
        {
            Kind = kind,
            LeadRefs = { leads.Distinct().Order(StringComparer.Ordinal) },
            SinceOn = first.ToDate(),
            LastOn = last.ToDate(),
            Days = last.DayNumber - first.DayNumber + 1,
        };
        entry.AddUnits(urns.Select(facts.UnitOf).OfType<Allocation>());
        entry.AddSessions(exposure);
        return entry;
    }

    /// <summary>The units concerned, and their authorities.</summary>
    public static void AddUnits(this Contamination entry, IEnumerable<Allocation> units)
    {
        var all = units.DistinctBy(unit => unit.Urn).OrderBy(unit => unit.Urn, StringComparer.Ordinal).ToList();
        entry.UnitUrns.AddRange(all.Select(unit => unit.Urn));
        entry.ControlUrns.AddRange(all.Where(unit => unit.Arm == Arm.Control).Select(unit => unit.Urn));
        entry.LaCodes.AddRange(all.Select(unit => unit.LaCode).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The sessions concerned, each once.</summary>
    public static void AddSessions(this Contamination entry, IEnumerable<HeldSession> sessions)
    {
        var all = sessions.DistinctBy(session => session.SessionRef).ToList();
        entry.Sessions = all.Count;
        entry.Minutes = all.Sum(session => (long)(session.Minutes ?? 0));
    }
}
