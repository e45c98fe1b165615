using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class DeliveryRetention
{
    public static readonly IReadOnlyList<KeptData<DeliveryDb>> Kinds =
    [
        KeptData.Table<DeliveryDb, AttendanceRow>("attendance", "Who was at which session (pseudonymous).", db => db.Attendance,
            row => $"{row.SessionRef}/{row.LeadRef}"),
        KeptData.Table<DeliveryDb, SessionVersionRow>("session_versions", "Replaced versions of sessions, with their notes.",
            db => db.SessionVersions, row => $"{row.SessionRef}/{row.Version}"),
        KeptData.Columns<DeliveryDb, SessionRow>("session_leads",
            "For which lead a one-to-one session was planned (pseudonymous), and with it the session's place in the plan; the session "
                + "stays.",
            db => db.Sessions.Where(row => row.LeadRef != ""), row => $"{row.SessionRef}",
                row => row.SetProperty(session => session.LeadRef, "").SetProperty(session => session.SlotOn, (DateOnly?)null)),
        KeptData.Table<DeliveryDb, GroupMemberRow>("group_members", "Who met in which group (pseudonymous).", db => db.GroupMembers,
            row => $"{row.GroupRef}/{row.Urn}/{row.LeadRef}/{row.JoinedOn:yyyy-MM-dd}"),
        KeptData.Table<DeliveryDb, CaseloadRow>("caseloads", "Which supervisor had which school or group (pseudonymous).",
            db => db.Caseloads, row => $"{row.CaseloadRef}"),
        KeptData.Table<DeliveryDb, PlanChangeRow>("plan_changes",
            "What runs of the plan did to sessions, with supervisors and leads (pseudonymous).", db => db.PlanChanges,
                row => $"{row.Run}/{row.SessionRef}"),
        KeptData.Table<DeliveryDb, FeedRow>("calendar_feeds",
            "Addresses of supervisors' calendars (pseudonymous); none of them works any more.", db => db.CalendarFeeds,
                row => $"{row.FeedRef}"),
        KeptData.Table<DeliveryDb, FeedbackRow>("feedback", "Feedback, respondent by respondent (pseudonymous).", db => db.Feedback,
            row => $"{row.RespondentKind}/{row.RespondentRef}/{row.Wave}"),
        KeptData.Table<DeliveryDb, ObservationRow>("observations", "Observations of sessions, observer by observer (pseudonymous).",
            db => db.Observations, row => $"{row.SessionRef}/{row.ObserverRef}"),
    ];
}
