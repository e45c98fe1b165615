using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

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
    /// <summary>Elements of the agenda joined by semicolons; their version is <see cref="SessionCodes.Agenda"/>.</summary>
    public string AgendaElements { get; init; } = "";
    /// <summary>See <see cref="AgreedActions"/>.</summary>
    public string Actions { get; init; } = "";
    public string? Note { get; init; }
    public string? UnusualDayReason { get; init; }
    /// <summary>Recorded without having been in the plan.</summary>
    public bool AdHoc { get; init; }
    /// <summary>A file had the row twice.</summary>
    public bool RepeatedInFile { get; init; }
    /// <summary>The day of the plan's grid to which it belongs; null = not from a plan.</summary>
    public DateOnly? SlotOn { get; init; }
    /// <summary>The group that it was planned for; empty = the school's own plan.</summary>
    public string GroupRef { get; init; } = "";
    /// <summary>The same for all schools that meet as one group on one day.</summary>
    public string? MeetingRef { get; init; }
    /// <summary>The lead of a one-to-one session of the plan; empty = all leads of the school.</summary>
    public string LeadRef { get; init; } = "";
    public int Version { get; init; } = 1;

    internal string[] ThemeList => Themes.Split(';', StringSplitOptions.RemoveEmptyEntries);

    internal string[] ElementList => AgendaElements.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The session as a message says it; what a caller cannot set is left as it is here.</summary>
    public SessionRow With(Session message) => this with
    {
        Urn = message.Urn,
        SupervisorRef = OrNull(message.SupervisorRef),
        Format = message.Format,
        Mode = message.Mode,
        ScheduledOn = message.ScheduledOn.ToDateOnly(),
        HeldOn = message.HeldOn?.ToDateOnly(),
        Status = message.Status,
        CancelledBy = message.CancelledBy,
        Reason = OrNull(message.Reason),
        PlannedMinutes = message.HasPlannedMinutes ? message.PlannedMinutes : null,
        ActualMinutes = message.HasActualMinutes ? message.ActualMinutes : null,
        PrepMinutes = message.HasPrepMinutes ? message.PrepMinutes : null,
        TravelMinutes = message.HasTravelMinutes ? message.TravelMinutes : null,
        CasesDiscussed = message.HasCasesDiscussed ? message.CasesDiscussed : null,
        Themes = string.Join(';', message.Themes),
        AgendaElements = string.Join(';', message.AgendaElements),
        AgendaCovered = message.HasAgendaCovered ? message.AgendaCovered : NumberOf(message.AgendaElements),
        Actions = AgreedActions.Write(message.Actions),
        Note = OrNull(message.Note),
        UnusualDayReason = OrNull(message.UnusualDayReason),
    };

    /// <summary>This row of a file in the place of the one that is stored: what files have no column for stays, as far as it
    /// fits.</summary>
    public SessionRow Over(SessionRow before)
    {
        var held = Status == SessionStatus.Delivered;
        return this with
        {
            AgendaElements = held && AgendaCovered == before.AgendaCovered ? before.AgendaElements : "",
            Actions = held ? before.Actions : "",
            UnusualDayReason = (HeldOn ?? ScheduledOn) == (before.HeldOn ?? before.ScheduledOn) ? before.UnusualDayReason : null,
            Note = before.Note,
            AdHoc = before.AdHoc,
            RepeatedInFile = RepeatedInFile || before.RepeatedInFile,
            SlotOn = before.SlotOn,
            GroupRef = before.GroupRef,
            MeetingRef = before.MeetingRef,
            LeadRef = before.LeadRef,
            Version = before.Version,
        };
    }

    public static int? NumberOf(IReadOnlyCollection<string> elements) => elements.Count == 0 ? null : elements.Count;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

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
            Themes = { ThemeList },
            Flags = { flags },
            AgendaElements = { ElementList },
            AgendaVersion = AgendaElements.Length > 0 ? SessionCodes.Agenda : "",
            Actions = { AgreedActions.Read(Actions) },
            Note = Note ?? "",
            UnusualDayReason = UnusualDayReason ?? "",
            AdHoc = AdHoc,
            ReplacesSessionRef = SessionRef.EndsWith("-R", StringComparison.Ordinal) ? SessionRef[..^2] : "",
            RepeatedInFile = RepeatedInFile,
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
