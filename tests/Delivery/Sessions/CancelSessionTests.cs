using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class CancelSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_cancelled_session_says_by_whom_and_why_and_takes_no_further_outcome(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "CAN-1");

        var cancelled =
            (await delivery.CancelSessionAsync(new CancelSessionRequest
            {
                SessionRef = "CAN-1",
                CancelledBy = CancelledBy.Supervisor,
                Reason = "court"
            })).Session;

        Assert.Equal((SessionStatus.Cancelled, CancelledBy.Supervisor, "court"),
            (cancelled.Status, cancelled.CancelledBy, cancelled.Reason));
        Assert.Null(cancelled.HeldOn);
        var settled = await Imports.RefusedAsync(Reasons.SessionSettled,
            async () => await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "CAN-1" }));
        Assert.Contains("cancelled", settled.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_session_is_cancelled_once_and_not_on_an_older_version(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "CAN-4");
        CancelSessionRequest Request(string etag) =>
            new() { SessionRef = "CAN-4", CancelledBy = CancelledBy.School, Reason = "exams", Etag = etag };

        await Imports.RefusedAsync(Reasons.StaleEtag, async () => await delivery.CancelSessionAsync(Request("7")));
        Assert.Equal("2", (await delivery.CancelSessionAsync(Request("1"))).Session.Etag);
        await Imports.RefusedAsync(Reasons.SessionSettled, async () => await delivery.CancelSessionAsync(Request("")));
    }

    [SkippableTheory, EachStore]
    public async Task A_sentence_is_no_reason_and_the_party_must_be_named(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.CancelSessionAsync(new CancelSessionRequest { SessionRef = "CAN-2", Reason = "Sam was ill" }));

        Assert.Equal(["cancelled_by", "reason"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_session_of_another_authority_cannot_be_cancelled(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), "CAN-3");
        var supervisor = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "351");

        await GivenDelivery.NoSuchSessionAsync("CAN-3",
            async () =>
                await supervisor.CancelSessionAsync(new CancelSessionRequest
                {
                    SessionRef = "CAN-3",
                    CancelledBy = CancelledBy.La,
                    Reason = "covid"
                }));

        Assert.Equal(SessionStatus.Scheduled, GivenDelivery.Delivery(programme).GetSession(new() { SessionRef = "CAN-3" }).Session.Status);
    }
}
