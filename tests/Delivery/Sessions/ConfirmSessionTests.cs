using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ConfirmSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_confirmed_session_still_waits_for_its_outcome_and_can_be_moved_or_held(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "CON-1");

        var confirmed = (await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-1", Etag = "1" })).Session;
        var moved =
            await delivery.RescheduleSessionAsync(new()
            {
                SessionRef = "CON-1",
                ScheduledOn = GivenDelivery.Day(2022, 3, 8),
                Reason = "clash"
            });
        await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-1-R" });
        var held = (await delivery.RecordSessionAsync(new() { SessionRef = "CON-1-R", HeldOn = GivenDelivery.Day(2022, 3, 8) })).Session;

        Assert.Equal((SessionStatus.Confirmed, "2"), (confirmed.Status, confirmed.Etag));
        Assert.Equal((SessionStatus.Scheduled, "CON-1"), (moved.Replacement.Status, moved.Replacement.ReplacesSessionRef));
        Assert.Equal(SessionStatus.Delivered, held.Status);
    }

    [SkippableTheory, EachStore]
    public async Task It_is_confirmed_once_in_its_newest_version_and_counts_as_overdue_until_it_has_an_outcome(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "CON-2");

        await Imports.RefusedAsync(Reasons.StaleEtag,
            async () => await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-2", Etag = "7" }));
        await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-2" });
        await Imports.RefusedAsync(Reasons.SessionSettled, async () => await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-2" }));
        await GivenDelivery.NoSuchSessionAsync("CON-none",
            async () => await delivery.ConfirmSessionAsync(new() { SessionRef = "CON-none" }));

        Assert.Contains(delivery.ListSessions(new() { Counted = SessionsCounted.Overdue, PageSize = 1000 }).Sessions,
            session => session.SessionRef == "CON-2");
    }
}
