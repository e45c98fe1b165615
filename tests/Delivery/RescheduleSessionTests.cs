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

        var moved = await delivery.RescheduleSessionAsync(new RescheduleSessionRequest { SessionRef = "MOV-1", ScheduledOn = GivenDelivery.Day(2022, 3, 8), Reason = "clash" });
        var held = await delivery.RecordSessionAsync(new RecordSessionRequest { SessionRef = "MOV-1-R", HeldOn = GivenDelivery.Day(2022, 3, 8) });

        Assert.Equal((SessionStatus.Rescheduled, "clash"), (moved.Session.Status, moved.Session.Reason));
        Assert.Equal(("MOV-1-R", SessionStatus.Scheduled, GivenDelivery.Day(2022, 3, 8), 90), (moved.Replacement.SessionRef, moved.Replacement.Status, moved.Replacement.ScheduledOn, moved.Replacement.PlannedMinutes));
        Assert.Equal(SessionStatus.Delivered, held.Session.Status);
        await Imports.RefusedAsync(Reasons.SessionSettled, async () => await delivery.RescheduleSessionAsync(new RescheduleSessionRequest { SessionRef = "MOV-1", ScheduledOn = GivenDelivery.Day(2022, 3, 9), Reason = "clash" }));
    }

    [SkippableTheory, EachStore]
    public async Task A_new_day_and_a_reason_are_expected(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "MOV-2");

        var missing = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RescheduleSessionAsync(new RescheduleSessionRequest { SessionRef = "MOV-2" }));
        var same = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RescheduleSessionAsync(new RescheduleSessionRequest { SessionRef = "MOV-2", ScheduledOn = GivenDelivery.Day(2022, 3, 1), Reason = "clash" }));

        Assert.Equal(["scheduled_on", "reason"], missing.Fields());
        Assert.Equal(["scheduled_on"], same.Fields());
        Assert.Equal(SessionStatus.Scheduled, delivery.GetSession(new() { SessionRef = "MOV-2" }).Session.Status);
    }
}
