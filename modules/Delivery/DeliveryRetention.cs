using Programme.Delivery.Data;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class DeliveryRetention
{
    public static readonly IReadOnlyList<KeptData<DeliveryDb>> Kinds =
    [
        KeptData.Table<DeliveryDb, AttendanceRow>("attendance", "Who was at which session (pseudonymous).", db => db.Attendance, row => $"{row.SessionRef}/{row.LeadRef}"),
        KeptData.Table<DeliveryDb, SessionVersionRow>("session_versions", "Replaced versions of sessions, with their notes.", db => db.SessionVersions, row => $"{row.SessionRef}/{row.Version}"),
        KeptData.Table<DeliveryDb, FeedbackRow>("feedback", "Feedback, respondent by respondent (pseudonymous).", db => db.Feedback, row => $"{row.RespondentKind}/{row.RespondentRef}/{row.Wave}"),
        KeptData.Table<DeliveryDb, ObservationRow>("observations", "Observations of sessions, observer by observer (pseudonymous).", db => db.Observations, row => $"{row.SessionRef}/{row.ObserverRef}"),
    ];
}
