using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The sessions of a supervisor as an iCalendar: a whole day each, with the schools' URNs and nothing about a person.</summary>
internal static class SupervisorCalendar
{
    private const string Product = "-//Programme//Supervision//EN";

    /// <param name="trialId">Mixed into the identifiers, which say nothing.</param>
    /// <param name="sessions">The sessions; those of one meeting are one event.</param>
    /// <param name="stamp">The same at each reading, so that the same sessions are the same text.</param>
    public static string Of(string trialId, IEnumerable<SessionRow> sessions, DateTimeOffset stamp)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product };
        var meetings = sessions.GroupBy(session => session.MeetingRef ?? session.SessionRef)
            .OrderBy(meeting => meeting.Key, StringComparer.Ordinal);
        foreach (var meeting in meetings)
            calendar.Events.Add(EventOf(trialId, meeting.Key, [.. meeting.OrderBy(session => session.Urn, StringComparer.Ordinal)], stamp));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent EventOf(string trialId, string reference, List<SessionRow> sessions, DateTimeOffset stamp)
    {
        var live = sessions.FindAll(session => !IsOff(session.Status));
        var shown = live.Count > 0 ? live : sessions;
        var day = shown[0].HeldOn ?? shown[0].ScheduledOn;
        return new CalendarEvent
        {
            Uid = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{trialId}\n{reference}"))[..16])}@programme",
            DtStamp = new CalDateTime(stamp.UtcDateTime, "UTC"),
            Start = new CalDateTime(day),
            End = new CalDateTime(day.AddDays(1)),
            Summary = SummaryOf(shown),
            Sequence = sessions.Sum(session => session.Version - 1),
            Status = live.Count > 0 ? Ical.Net.EventStatus.Confirmed : Ical.Net.EventStatus.Cancelled,
        };
    }

    private static string SummaryOf(List<SessionRow> sessions)
    {
        var schools = string.Join(", ", sessions.Select(session => session.Urn).Distinct());
        var format = sessions[0].Format == SessionFormat.OneToOne ? "one-to-one" : "group";
        var length = sessions[0].PlannedMinutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $", {minutes} min") : "";
        return $"Supervision, {format}{length}, school {schools}";
    }

    /// <summary>Whether a session does not take place on its day.</summary>
    private static bool IsOff(SessionStatus status) =>
        status is SessionStatus.Cancelled or SessionStatus.Rescheduled or SessionStatus.Removed;
}
