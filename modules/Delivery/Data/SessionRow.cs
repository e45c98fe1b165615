using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery.Data;

/// <summary>A supervision session with one school.</summary>
internal sealed record SessionRow : IOfAuthority
{
    public required string SessionRef { get; init; }
    public required string LaCode { get; init; }
    public required string Urn { get; init; }
    public string? SupervisorRef { get; init; }
    public SessionFormat Format { get; init; }
    public SessionMode Mode { get; init; }
    public DateOnly ScheduledOn { get; init; }
    public DateOnly? HeldOn { get; init; }
    public SessionStatus Status { get; init; }
    public CancelledBy CancelledBy { get; init; }
    public string? Reason { get; init; }
    public int? PlannedMinutes { get; init; }
    public int? ActualMinutes { get; init; }
    public int? PrepMinutes { get; init; }
    public int? TravelMinutes { get; init; }
    public int? CasesDiscussed { get; init; }
    /// <summary>Factor codes joined by semicolons, as in the files.</summary>
    public string Themes { get; init; } = "";
    public int? AgendaCovered { get; init; }
    /// <summary>The day of the plan's grid to which it belongs; null = not from a plan.</summary>
    public DateOnly? SlotOn { get; init; }
    /// <summary>The group that it was planned for; empty = the school's own plan.</summary>
    public string GroupRef { get; init; } = "";
    /// <summary>The same for all schools that meet as one group on one day.</summary>
    public string? MeetingRef { get; init; }
    /// <summary>The lead of a one-to-one session of the plan; empty = all leads of the school.</summary>
    public string LeadRef { get; init; } = "";
    public int Version { get; init; } = 1;

    /// <summary>What a file says of a session that is here already: the slot that it fills is the plan's and stays.</summary>
    public SessionRow InPlaceOf(SessionRow before) => this with
    {
        SlotOn = before.SlotOn,
        GroupRef = before.GroupRef,
        MeetingRef = before.MeetingRef,
        LeadRef = before.LeadRef,
        Version = before.Version,
    };

    public Session ToMessage(IEnumerable<string> flags)
    {
        var session = new Session
        {
            SessionRef = SessionRef,
            Urn = Urn,
            LaCode = LaCode,
            SupervisorRef = SupervisorRef ?? "",
            Format = Format,
            Mode = Mode,
            ScheduledOn = ScheduledOn.ToDate(),
            HeldOn = HeldOn.ToDate(),
            Status = Status,
            CancelledBy = CancelledBy,
            Reason = Reason ?? "",
            Themes = { Themes.Split(';', StringSplitOptions.RemoveEmptyEntries) },
            Flags = { flags },
            Etag = Version.ToString(CultureInfo.InvariantCulture),
            SlotOn = SlotOn.ToDate(),
            GroupRef = GroupRef,
            MeetingRef = MeetingRef ?? "",
            LeadRef = LeadRef,
        };
        AddMeasures(session);
        return session;
    }

    /// <summary>A missing measure stays missing.</summary>
    private void AddMeasures(Session session)
    {
        if (PlannedMinutes is { } planned)
            session.PlannedMinutes = planned;
        if (ActualMinutes is { } actual)
            session.ActualMinutes = actual;
        if (PrepMinutes is { } preparation)
            session.PrepMinutes = preparation;
        if (TravelMinutes is { } travel)
            session.TravelMinutes = travel;
        if (CasesDiscussed is { } cases)
            session.CasesDiscussed = cases;
        if (AgendaCovered is { } agenda)
            session.AgendaCovered = agenda;
    }
}
