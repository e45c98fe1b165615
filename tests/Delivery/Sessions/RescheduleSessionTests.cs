using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RescheduleSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_moved_session_gets_one_replacement_that_can_be_held_while_itself_it_is_settled(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "MOV-1");

        var moved =
            await delivery.RescheduleSessionAsync(new RescheduleSessionRequest
            {
                SessionRef = "MOV-1",
                ScheduledOn = GivenDelivery.Day(2022, 3, 8),
                Reason = "clash"
            });
        var held =
            await delivery.RecordSessionAsync(new RecordSessionRequest { SessionRef = "MOV-1-R", HeldOn = GivenDelivery.Day(2022, 3, 8) });

        Assert.Equal((SessionStatus.Rescheduled, "clash"), (moved.Session.Status, moved.Session.Reason));
        Assert.Equal(("MOV-1-R", SessionStatus.Scheduled, GivenDelivery.Day(2022, 3, 8), 90),
            (moved.Replacement.SessionRef, moved.Replacement.Status, moved.Replacement.ScheduledOn, moved.Replacement.PlannedMinutes));
        Assert.Equal(SessionStatus.Delivered, held.Session.Status);
        await Imports.RefusedAsync(Reasons.SessionSettled,
            async () =>
                await delivery.RescheduleSessionAsync(new RescheduleSessionRequest
                {
                    SessionRef = "MOV-1",
                    ScheduledOn = GivenDelivery.Day(2022, 3, 9),
                    Reason = "clash"
                }));
    }

    [SkippableTheory, EachStore]
    public async Task An_older_version_is_refused_and_so_is_the_session_of_another_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), "MOV-3");
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");
        var request = new RescheduleSessionRequest
        {
            SessionRef = "MOV-3",
            ScheduledOn = GivenDelivery.Day(2022, 3, 8),
            Reason = "clash",
            Etag = "7"
        };

        await Imports.RefusedAsync(Reasons.StaleEtag, async () => await GivenDelivery.Delivery(programme).RescheduleSessionAsync(request));
        await GivenDelivery.NoSuchSessionAsync("MOV-3", async () => await coordinator.RescheduleSessionAsync(request));
    }

    [SkippableTheory, EachStore]
    public async Task A_new_day_and_a_reason_are_expected(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "MOV-2");

        var missing = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RescheduleSessionAsync(new RescheduleSessionRequest { SessionRef = "MOV-2" }));
        var same = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await delivery.RescheduleSessionAsync(new RescheduleSessionRequest
                {
                    SessionRef = "MOV-2",
                    ScheduledOn = GivenDelivery.Day(2022, 3, 1),
                    Reason = "clash"
                }));

        Assert.Equal(["scheduled_on", "reason"], missing.Fields());
        Assert.Equal(["scheduled_on"], same.Fields());
        Assert.Equal(SessionStatus.Scheduled, delivery.GetSession(new() { SessionRef = "MOV-2" }).Session.Status);
    }
}
