using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Terms, calendars and groups from which the schools of an authority are planned.</summary>
/// <param name="Trial">The trial's window.</param>
/// <param name="Today">Sessions to this day stay as they are.</param>
/// <param name="First">Whether it is the authority's first plan: then it is made for days that have passed too.</param>
/// <param name="Holidays">Names of bank holidays.</param>
/// <param name="Caseloads">Who supervises.</param>
/// <param name="Groups">The groups, by reference.</param>
internal sealed record PlanSetting(
    Trial Trial, DateOnly Today, bool First, IReadOnlyDictionary<DateOnly, string> Holidays, Caseloads Caseloads,
    IReadOnlyDictionary<string, GroupInPlan> Groups);

/// <summary>A group and the slots on which it meets.</summary>
/// <param name="Format">With whom; not given = as the authority's terms say.</param>
/// <param name="Terms">The authority's terms.</param>
/// <param name="Teaches">Whether all schools that are in it on a day teach then.</param>
/// <param name="Slots">Its slots.</param>
internal sealed record GroupInPlan(DeliveryFormat Format, TermsOverTime Terms, Func<DateOnly, bool> Teaches, IReadOnlyList<Slot> Slots);

/// <summary>All that the plan of one school depends on besides the setting. Nothing of another school is in it, unless they meet
/// as a group.</summary>
internal sealed record SchoolInPlan
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required TermsOverTime Terms { get; init; }
    public required TeachingDays Teaching { get; init; }
    /// <summary>Whether it is in the intervention arm.</summary>
    public bool Treated { get; init; } = true;
    /// <summary>Who has it when; none = always this authority.</summary>
    public IReadOnlyList<AuthoritySpan> Authorities { get; init; } = [];
    /// <summary>First day on which it is out of delivery.</summary>
    public DateOnly? WithdrawnOn { get; init; }
    /// <summary>Its leads' times in post, without deputies.</summary>
    public IReadOnlyList<PostHeld> Leads { get; init; } = [];
    public IReadOnlyList<GroupMemberRow> Memberships { get; init; } = [];
    /// <summary>All its sessions, wherever they are from.</summary>
    public IReadOnlyList<SessionRow> Sessions { get; init; } = [];

    /// <summary>Whether it is to have sessions from this authority on a day.</summary>
    public bool InDelivery(DateOnly day) => Treated && (WithdrawnOn is null || day < WithdrawnOn) && IsOf(day);

    /// <summary>Whether this authority has it on a day.</summary>
    public bool IsOf(DateOnly day) => Authorities.On(LaCode, day) == LaCode;

    /// <summary>The leads of a lead's reference (empty = all) in post on a day.</summary>
    public bool HasLead(string leadRef, DateOnly day) => Leads.Any(post => post.LeadRef == leadRef && post.On(day));
}

/// <summary>A session that the plan asks for.</summary>
/// <param name="GroupRef">The group; empty = the school on its own.</param>
/// <param name="LeadRef">The lead of a one-to-one session; empty = all.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="On">The day found for it.</param>
/// <param name="Terms">The terms in force on that day.</param>
/// <param name="MayBeOn">Whether it could take place on another day.</param>
internal sealed record WantedSession(string GroupRef, string LeadRef, Slot Slot, DateOnly On, DeliveryTermsRow Terms,
    Func<DateOnly, bool> MayBeOn)
{
    /// <summary>Identity of a planned session within its school.</summary>
    public PlaceInPlan Place => new(GroupRef, LeadRef, Slot.SlotOn);

    /// <summary>The day for a session that is there and may still be moved: the day found, or when that has passed, the present
    /// one or the next possible; null = there is none any more.</summary>
    public DateOnly? DayAfter(DateOnly today, DateOnly present) => On > today ? On
        : present >= Slot.SlotOn && present <= Slot.Until && MayBeOn(present) ? present
        : FourWeeklyPlan.FirstIn(today.AddDays(1), Slot.Until, MayBeOn);
}

/// <summary>A school's session in the plan: at most one is there (see the unique index of sessions).</summary>
internal sealed record PlaceInPlan(string GroupRef, string LeadRef, DateOnly SlotOn)
{
    public static PlaceInPlan? Of(SessionRow session) => session.SlotOn is { } slot ? new(session.GroupRef, session.LeadRef, slot) : null;
}
