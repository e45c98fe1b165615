using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ListSessionAnomaliesTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Everything_unusual_that_is_known_of_is_listed_and_nothing_else(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var truth = GivenDelivery.Truth.GetProperty("session_anomalies");

        var found = All(delivery, new() { PageSize = 7 }).ToLookup(anomaly => anomaly.Kind);

        Assert.Equal(["ALSO_CONTROL_SCHOOL", "CONTROL_SCHOOL", "HELD_BEFORE_SCHEDULED", "HELD_BEFORE_START", "HELD_ON_HOLIDAY",
            "NO_SUPERVISOR", "REPEATED_IN_FILE"], found.Select(kind => kind.Key));
        Assert.Equal(Names("exact_duplicate_rows"), found["REPEATED_IN_FILE"].Select(anomaly => anomaly.SessionRef));
        Assert.Equal(Names("held_on_bank_holiday"), found["HELD_ON_HOLIDAY"].Select(anomaly => anomaly.SessionRef));
        Assert.Equal(Names("control_schools_exposed"),
            found.SelectMany(kind => kind).SelectMany(anomaly => anomaly.ControlUrns).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(truth.GetProperty("no_supervisor").GetInt32(), found["NO_SUPERVISOR"].Count());
        Assert.Equal(truth.GetProperty("control_lead_attended").EnumerateArray()
            .Select(one => $"{one.GetProperty("session_ref")} {one.GetProperty("lead_ref")}"),
            found["CONTROL_SCHOOL"].Select(anomaly => $"{anomaly.SessionRef} {anomaly.LeadRef}"));

        IEnumerable<string> Names(string kind) => truth.GetProperty(kind).EnumerateArray().Select(name => name.GetString()!);
    }

    [SkippableTheory, EachStore]
    public async Task Kind_authority_day_and_scope_narrow_the_list(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        var all = All(delivery, new() { PageSize = 1000 });
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "354");

        Assert.All(All(delivery, new() { Kind = "NO_SUPERVISOR" }), anomaly => Assert.Equal("NO_SUPERVISOR", anomaly.Kind));
        Assert.Equal(all.Count(anomaly => anomaly.LaCode == "354"), All(delivery, new() { LaCode = "354" }).Count);
        Assert.All(All(coordinator, new()), anomaly => Assert.Equal("354", anomaly.LaCode));
        Assert.Empty(All(delivery, new() { AsOf = GivenDelivery.Day(2021, 9, 1) }));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.ListSessionAnomaliesAsync(new() { Kind = "ODD" }));
        Assert.Equal(["kind"], refusal.Fields());
    }

    private static List<SessionAnomaly> All(DeliveryService.DeliveryServiceClient delivery, ListSessionAnomaliesRequest request)
    {
        var all = new List<SessionAnomaly>();
        do
        {
            var page = delivery.ListSessionAnomalies(request);
            all.AddRange(page.Anomalies);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
