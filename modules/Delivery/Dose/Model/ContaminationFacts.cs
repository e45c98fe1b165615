using Programme.Enrolment.V1;

namespace Programme.Delivery;

/// <summary>Input of the register of contamination, up to a day. See decision 0020.</summary>
internal sealed class ContaminationFacts
{
    private readonly IReadOnlyDictionary<string, Allocation> units;
    private readonly ILookup<string, string> personsSessions;

    /// <param name="arms">Randomised schools with their arms.</param>
    /// <param name="units">What became of them: a later URN has the arm of its unit, unless units of both arms share it.</param>
    /// <param name="posts">Posts of leads and deputies; those that ended before the trial are left out.</param>
    /// <param name="held">Sessions held.</param>
    /// <param name="presences">Who was there.</param>
    /// <param name="inHand">Schools that supervisors had.</param>
    /// <param name="firstOn">First day of the trial.</param>
    /// <param name="asOf">Last day that counts.</param>
    public ContaminationFacts(IReadOnlyCollection<Allocation> arms, IEnumerable<TrialUnit> units, IEnumerable<PostHeld> posts,
        IReadOnlyCollection<HeldSession> held, IReadOnlyCollection<Presence> presences, IEnumerable<SchoolInHand> inHand, DateOnly firstOn,
            DateOnly asOf)
    {
        AsOf = asOf;
        this.units = UnitsByUrn.Of(arms, units);
        Posts = [.. posts.Where(post => post.From <= asOf && (post.To is null || post.To >= firstOn) && this.units.ContainsKey(post.Urn))];
        Held = held.ToDictionary(session => session.SessionRef);
        Presences = [.. presences.Where(presence => Held.ContainsKey(presence.SessionRef))];
        InHand = [.. inHand.Where(school => school.From <= asOf)
            .Select(school => school with { To = school.To < asOf ? school.To : asOf })];
        personsSessions = Presences.ToLookup(presence => presence.LeadRef, presence => presence.SessionRef);
    }

    public DateOnly AsOf { get; }

    /// <summary>Posts at schools of the trial.</summary>
    public IReadOnlyList<PostHeld> Posts { get; }

    /// <summary>Sessions by reference.</summary>
    public IReadOnlyDictionary<string, HeldSession> Held { get; }

    public IReadOnlyList<Presence> Presences { get; }

    /// <summary>Schools that supervisors had, to that day.</summary>
    public IReadOnlyList<SchoolInHand> InHand { get; }

    /// <summary>The unit that goes on under a URN; null = none, or units of both arms.</summary>
    public Allocation? UnitOf(string urn) => units.GetValueOrDefault(urn);

    public bool IsControl(string urn) => UnitOf(urn)?.Arm == Arm.Control;

    public bool IsTreated(string urn) => UnitOf(urn)?.Arm == Arm.Intervention;

    /// <summary>The sessions at which a person was.</summary>
    public IEnumerable<HeldSession> AttendedBy(string leadRef) => personsSessions[leadRef].Distinct().Select(reference => Held[reference]);
}
