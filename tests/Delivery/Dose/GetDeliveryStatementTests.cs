using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetDeliveryStatement: what was delivered, for the lock of the data.</summary>
[Collection(DeliveredProgrammes.Name)]
public sealed class GetDeliveryStatementTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Every_session_held_is_stated_with_who_attended_it(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var attended = GivenDelivery.Text("delivery/attendance.csv").Split('\n').Skip(1).Select(line => line.Split(','))
            .Where(cells => cells.Length > 2 && cells[2] == "1")
            .Select(cells => $"{cells[0]} {cells[1]}").Distinct().ToHashSet();

        var stated = delivery.GetDeliveryStatement(new());
        var counted = delivery.SummariseDose(new());

        Assert.Equal(stated.Sessions.Select(session => session.SessionRef).Order(StringComparer.Ordinal),
            stated.Sessions.Select(session => session.SessionRef));
        Assert.Subset(attended, stated.Sessions.SelectMany(session => session.LeadRefs, (session, lead) => $"{session.SessionRef} {lead}")
            .ToHashSet());
        Assert.Equal(counted.Schools.Sum(school => school.Delivered),
            stated.Sessions.Count(session => counted.Schools.Any(school => school.Urn == session.Urn)));
        Assert.Equal(("DOSE-1(6)", true), (stated.Rules.Single().Name, stated.Rules.Single().InForce));
        Assert.Equal(stated, delivery.GetDeliveryStatement(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_key_limited_to_an_authority_gets_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        var manager = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.TrialManager, "350");

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await manager.GetDeliveryStatementAsync(new()));
    }
}
