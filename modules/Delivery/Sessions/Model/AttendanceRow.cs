using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Whether a lead or deputy was at a session; the authority is the session's.</summary>
internal sealed record AttendanceRow : IOfAuthority
{
    public required string SessionRef { get; init; }
    public required string LeadRef { get; init; }
    public required string LaCode { get; init; }
    public bool Attended { get; init; }
    public string? AbsenceReason { get; init; }

    public Attendance ToMessage(string? flag)
    {
        var message = new Attendance { LeadRef = LeadRef, Attended = Attended, AbsenceReason = AbsenceReason ?? "" };
        if (flag is not null)
            message.Flags.Add(flag);
        return message;
    }
}
