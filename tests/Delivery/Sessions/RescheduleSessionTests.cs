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

    [SkippableTheory, EachStore]
    public async Task An_unusual_new_day_needs_a_reason_which_is_kept_when_it_is_held_on_it(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "MOV-4");
        RescheduleSessionRequest To(int month, int day, string reason) => new()
        {
            SessionRef = "MOV-4",
            ScheduledOn = GivenDelivery.Day(2022, month, day),
            Reason = "clash",
            UnusualDayReason = reason
        };

        // A bank holiday, a Saturday, Easter, before the first day, a reason for a usual day, no code.
        foreach (var request in new[] { To(5, 2, ""), To(5, 7, ""), To(4, 12, ""), To(3, 8, "catch_up"), To(5, 2, "fun") })
            Assert.Equal(["unusual_day_reason"],
                (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RescheduleSessionAsync(request))).Fields());
        var moved = (await delivery.RescheduleSessionAsync(To(5, 7, "catch_up"))).Replacement;
        var held = (await delivery.RecordSessionAsync(new() { SessionRef = "MOV-4-R", HeldOn = GivenDelivery.Day(2022, 5, 7) })).Session;

        Assert.Equal(("catch_up", "catch_up"), (moved.UnusualDayReason, held.UnusualDayReason));
        Assert.Contains("HELD_ON_WEEKEND", held.Flags);
        Assert.Empty(delivery.GetSession(new() { SessionRef = "MOV-4" }).Session.UnusualDayReason);
    }

    [SkippableTheory, EachStore]
    public async Task The_reason_of_a_planned_day_does_not_stay_with_another_day(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "MOV-5");
        var request = new RescheduleSessionRequest
        {
            SessionRef = "MOV-5",
            ScheduledOn = GivenDelivery.Day(2022, 5, 7),
            Reason = "clash",
            UnusualDayReason = "emergency"
        };
        await delivery.RescheduleSessionAsync(request);

        var usual = await delivery.RecordSessionAsync(new() { SessionRef = "MOV-5-R", HeldOn = GivenDelivery.Day(2022, 5, 9) });

        Assert.Empty(usual.Session.UnusualDayReason);
    }
}
