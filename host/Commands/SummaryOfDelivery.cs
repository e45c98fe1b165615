using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Delivery.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>Sessions and dose, as in the summary's layout.</summary>
internal static class SummaryOfDelivery
{
    public static async Task<JsonObject> SessionsAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var sessions = await new DeliveryService.DeliveryServiceClient(calls).SummariseSessionsAsync(new() { AsOf = asOf }, cancellationToken: cancel);
        return new JsonObject
        {
            ["definition"] = "exact duplicate rows removed first; expected = rows whose status is not 'rescheduled' (each rescheduled row has one replacement row, " +
                "suffix -R); delivered = status delivered, anomalies included; attendance = every row of attendance.csv",
            ["per_la"] = new JsonObject(sessions.ByLa.Select(la => KeyValuePair.Create<string, JsonNode?>(la.LaCode, Of(la)))),
            ["overall"] = Of(sessions.Overall),
        };
    }

    public static async Task<JsonNode?> DoseAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        if (await SummaryVerb.OnceDrawnAsync(new DeliveryService.DeliveryServiceClient(calls).SummariseDoseAsync(new() { AsOf = asOf, CompliantSessions = 6 }, cancellationToken: cancel)) is not { Schools: { Count: > 0 } schools })
            return null;
        var compliant = schools.Count(school => school.Compliant);
        return new JsonObject
        {
            ["treated_schools"] = schools.Count,
            ["mean_sessions_per_treated_school"] = schools.Average(school => school.Delivered),
            ["share_with_6_or_more"] = (double)compliant / schools.Count,
            ["schools_with_6_or_more"] = compliant,
            ["schools_with_none"] = SummaryVerb.Array(schools.Where(school => school.Delivered == 0).Select(school => school.Urn)),
            ["max"] = schools.Max(school => school.Delivered),
            ["mean_attended_by_own_lead"] = schools.Average(school => school.AttendedByOwnLead),
            ["per_school"] = SummaryVerb.Map(schools.Select(school => KeyValuePair.Create(school.Urn, school.Delivered))),
        };
    }

    private static JsonObject Of(SessionCounts counts) => new()
    {
        ["rows_after_dedup"] = counts.Rows,
        ["expected"] = counts.Expected,
        ["delivered"] = counts.Delivered,
        ["cancelled"] = counts.Cancelled,
        ["no_show"] = counts.NoShow,
        ["rescheduled"] = counts.Rescheduled,
        ["delivered_over_expected"] = SummaryVerb.Number(counts.HasDeliveredOverExpected, counts.DeliveredOverExpected),
        ["attendance_rows"] = counts.AttendanceRows,
        ["attended"] = counts.Attended,
        ["attendance_rate"] = SummaryVerb.Number(counts.HasAttendanceRate, counts.AttendanceRate),
        ["actual_minutes"] = counts.ActualMinutes,
    };
}
