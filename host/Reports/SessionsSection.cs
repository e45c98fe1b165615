using Programme.Delivery.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Sessions and attendance, by authority and over all.</summary>
internal static class SessionsSection
{
    private const string Definition = "exact duplicate rows removed first; expected = rows whose status is not 'rescheduled' " +
        "(each rescheduled row has one replacement row, suffix -R); delivered = status delivered, anomalies included; attendance = every "
        + "row of attendance.csv";

    private const string ByDesign = "before the unmasking by design: as if half of the schools of both arms were treated, from shares of "
        + "the sessions due";

    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(query.Calls);
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        var definition = sessions.Overall.ByDesign ? $"{Definition}; {ByDesign}" : Definition;
        var figures = Figures.Of("sessions", definition).Each("per_la", sessions.ByLa, la => la.LaCode, AddCounts);
        AddCounts(sessions.Overall, figures.In("overall"));
        return figures.Section;
    }

    private static void AddCounts(SessionCounts counts, Figures figures)
    {
        if (counts.Withheld.Length > 0)
            figures.Absent(counts.Withheld);
        else
            AddGiven(counts, figures);
    }

    private static void AddGiven(SessionCounts counts, Figures figures) => figures
        .Count("rows_after_dedup", counts.Rows)
        .Count("expected", counts.Expected)
        .Count("delivered", counts.Delivered)
        .Count("cancelled", counts.Cancelled)
        .Count("no_show", counts.NoShow)
        .Count("rescheduled", counts.Rescheduled)
        .Share("delivered_over_expected", counts.HasDeliveredOverExpected, counts.DeliveredOverExpected, counts.Delivered, counts.Expected)
        .Count("attendance_rows", counts.AttendanceRows)
        .Count("attended", counts.Attended)
        .Share("attendance_rate", counts.HasAttendanceRate, counts.AttendanceRate, counts.Attended, counts.AttendanceRows)
        .Count("actual_minutes", counts.ActualMinutes);
}
