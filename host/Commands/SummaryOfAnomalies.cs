using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>What is unusual about sessions, and who has posts in both arms, as in the summary's layout.</summary>
internal static class SummaryOfAnomalies
{
    public static async Task<JsonObject> AnomaliesAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(calls);
        var found = await Pages.AllAsync(async token =>
        {
            var page = await delivery.ListSessionAnomaliesAsync(new() { AsOf = asOf, PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
            return (page.Anomalies, page.NextPageToken);
        });
        var byKind = found.ToLookup(anomaly => anomaly.Kind);
        // What was held before the first day for which any session was scheduled was held before its own day too.
        var first = (await delivery.ListSessionsAsync(new() { PageSize = 1 }, cancellationToken: cancel)).Sessions.FirstOrDefault()?.ScheduledOn.ToDateOnly();
        var early = byKind["HELD_BEFORE_SCHEDULED"].Where(anomaly => anomaly.On.ToDateOnly() < first);
        return new JsonObject
        {
            ["exact_duplicate_rows"] = Sessions(byKind["REPEATED_IN_FILE"]),
            [$"held_before_first_day_{first:yyyy-MM-dd}"] = Sessions(early),
            ["held_before_scheduled"] = Sessions(byKind["HELD_BEFORE_SCHEDULED"]),
            ["held_on_bank_holiday"] = Sessions(byKind["HELD_ON_HOLIDAY"]),
            ["control_lead_attended"] = People(byKind["CONTROL_SCHOOL"]),
            ["attended_by_person_also_in_post_at_a_control_school"] = People(byKind["ALSO_CONTROL_SCHOOL"]),
            ["control_schools_exposed"] = SummaryVerb.Array(found.SelectMany(anomaly => anomaly.ControlUrns).Distinct().Order(StringComparer.Ordinal)),
            ["no_supervisor"] = byKind["NO_SUPERVISOR"].Count(),
        };
    }

    /// <summary>Null before the arms are released.</summary>
    public static async Task<JsonArray?> PeopleAcrossArmsAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(calls);
        var (people, token) = (new List<string>(), "");
        do
        {
            var request = new ListContaminationsRequest { AsOf = asOf, PageSize = 1_000, PageToken = token };
            if (await SummaryVerb.OnceDrawnAsync(delivery.ListContaminationsAsync(request, cancellationToken: cancel)) is not { } page)
                return null;
            people.AddRange(page.Contaminations.Where(entry => entry.Kind is ContaminationKind.PostsInBothArms or ContaminationKind.MovedToControl).SelectMany(entry => entry.LeadRefs));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return SummaryVerb.Array(people.Distinct().Order(StringComparer.Ordinal));
    }

    private static JsonArray Sessions(IEnumerable<SessionAnomaly> anomalies) => SummaryVerb.Array(anomalies.Select(anomaly => anomaly.SessionRef));

    private static JsonArray People(IEnumerable<SessionAnomaly> anomalies) =>
        [.. anomalies.Select(anomaly => (JsonNode)new JsonObject { ["session_ref"] = anomaly.SessionRef, ["lead_ref"] = anomaly.LeadRef })];
}
