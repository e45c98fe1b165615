using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class GetSessionTests(EnrolledProgrammes programmes)
{
    [Trait("Promise", "S2")]
    [SkippableTheory, EachStore]
    public async Task A_session_of_another_authority_is_answered_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        var scheduled = await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), "GET-1");
        var own = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "350");
        var other = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "351");

        Assert.Equal(scheduled, own.GetSession(new() { SessionRef = "GET-1" }).Session);
        await GivenDelivery.NoSuchSessionAsync("GET-1", async () => await other.GetSessionAsync(new() { SessionRef = "GET-1" }));
        await GivenDelivery.NoSuchSessionAsync("GET-none", async () => await other.GetSessionAsync(new() { SessionRef = "GET-none" }));
    }

    [SkippableTheory, EachStore]
    public async Task Roles_that_may_not_know_the_arms_see_no_session(string store)
    {
        var programme = await programmes.OnAsync(store);
        foreach (var role in new[] { Role.Statistician, Role.DataManager, Role.ProgrammeLead, Role.LaDataOfficer })
        {
            var client = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(role,
                role == Role.LaDataOfficer ? ["350"] : []);
            await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await client.GetSessionAsync(new() { SessionRef = "GET-1" }));
            await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await client.ListSessionsAsync(new()));
        }
    }
}
