using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Counts of unusual sessions by kind.</summary>
internal static class AnomaliesSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(query.Calls);
        var found = await Pages.AllAsync(async token =>
        {
            var request = new ListSessionAnomaliesRequest { AsOf = query.AsOf, PageSize = 1_000, PageToken = token };
            var page = await delivery.ListSessionAnomaliesAsync(request, cancellationToken: query.Cancel);
            return (page.Anomalies, page.NextPageToken);
        });
        var byKind = found.ToLookup(anomaly => anomaly.Kind);
        // What was held before the first day for which any session was scheduled was held before its own day too.
        var sessions = await delivery.ListSessionsAsync(new() { PageSize = 1 }, cancellationToken: query.Cancel);
        var first = sessions.Sessions.FirstOrDefault()?.ScheduledOn.ToDateOnly();
        var early = byKind["HELD_BEFORE_SCHEDULED"].Where(anomaly => anomaly.On.ToDateOnly() < first);
        return Figures.Of("session_anomalies")
            .Texts("exact_duplicate_rows", References(byKind["REPEATED_IN_FILE"]))
            .Texts(string.Create(CultureInfo.InvariantCulture, $"held_before_first_day_{first:yyyy-MM-dd}"), References(early))
            .Texts("held_before_scheduled", References(byKind["HELD_BEFORE_SCHEDULED"]))
            .Texts("held_on_bank_holiday", References(byKind["HELD_ON_HOLIDAY"]))
            .List("control_lead_attended", byKind["CONTROL_SCHOOL"], AddPerson)
            .List("attended_by_person_also_in_post_at_a_control_school", byKind["ALSO_CONTROL_SCHOOL"], AddPerson)
            .Texts("control_schools_exposed", found.SelectMany(anomaly => anomaly.ControlUrns).Distinct().Order(StringComparer.Ordinal))
            .Count("no_supervisor", byKind["NO_SUPERVISOR"].Count()).Section;
    }

    private static IEnumerable<string> References(IEnumerable<SessionAnomaly> anomalies) => anomalies.Select(anomaly => anomaly.SessionRef);

    private static void AddPerson(SessionAnomaly anomaly, Figures figures) =>
        figures.Text("session_ref", anomaly.SessionRef).Text("lead_ref", anomaly.LeadRef);
}
