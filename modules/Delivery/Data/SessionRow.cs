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
    public int Version { get; init; } = 1;

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
