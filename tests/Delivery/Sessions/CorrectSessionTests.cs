using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class CorrectSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_correction_takes_effect_at_once_and_what_was_there_stays_readable(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        var supervisor = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "350");
        var session = await HeldAsync(delivery, "COR-1");
        (session.ActualMinutes, session.Urn) = (45, "170009");

        var corrected =
            (await supervisor.CorrectSessionAsync(new() { SessionRef = "COR-1", Session = session, Reason = "wrong_school" })).Session;

        Assert.Equal((45, "170009", "3"), (corrected.ActualMinutes, corrected.Urn, corrected.Etag));
        Assert.Equal(corrected, delivery.GetSession(new() { SessionRef = "COR-1" }).Session);
        var versions = delivery.ListSessionVersions(new() { SessionRef = "COR-1" }).Versions;
        Assert.Equal(["1 Scheduled 0 RecordSession local ", "2 Delivered 90 CorrectSession test-supervisor wrong_school"],
            versions.Select(version =>
                $"{version.Session.Etag} {version.Session.Status} {version.Session.ActualMinutes} {version.Method} {version.ReplacedBy} "
                    + $"{version.Reason}"));
        Assert.Equal("170005", versions[1].Session.Urn);
    }

    [SkippableTheory, EachStore]
    public async Task The_reason_the_version_and_a_whole_session_are_needed_and_something_must_differ(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var session = await HeldAsync(delivery, "COR-2");

        var bare = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.CorrectSessionAsync(new() { SessionRef = "COR-2", Session = new Session(), Reason = "mistake" }));
        var same = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.CorrectSessionAsync(new() { SessionRef = "COR-2", Session = session, Reason = "wrong_entry" }));
        var foreign = await RefusedAsync(delivery, session, wrong => wrong.Urn = "170052");
        var wrong = await RefusedAsync(delivery, session, wrong => (wrong.Status, wrong.Reason) = (SessionStatus.NoShow, "ill"));
        var stale = session.Clone();
        (stale.Etag, stale.ActualMinutes) = ("1", 30);
        await Imports.RefusedAsync(Reasons.StaleEtag,
            async () => await delivery.CorrectSessionAsync(new() { SessionRef = "COR-2", Session = stale, Reason = "wrong_entry" }));

        Assert.Equal(["reason", "session.etag", "session.urn", "session.format", "session.mode", "session.status", "session.scheduled_on"],
            bare.Fields());
        Assert.Equal(["session"], same.Fields());
        Assert.Equal(["session.urn"], foreign.Fields());
        Assert.Equal(["session.held_on", "session.reason"], wrong.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_session_of_another_authority_is_not_there(string store)
    {
        var programme = await programmes.OnAsync(store);
        var session = await HeldAsync(GivenDelivery.Delivery(programme), "COR-3");
        var other = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");

        await GivenDelivery.NoSuchSessionAsync("COR-3",
            async () => await other.CorrectSessionAsync(new() { SessionRef = "COR-3", Session = session, Reason = "wrong_entry" }));
        await GivenDelivery.NoSuchSessionAsync("COR-3", async () => await other.ListSessionVersionsAsync(new() { SessionRef = "COR-3" }));
    }

    private static Task<Google.Rpc.Status> RefusedAsync(DeliveryService.DeliveryServiceClient delivery, Session session,
        Action<Session> change)
    {
        var wrong = session.Clone();
        change(wrong);
        return Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await delivery.CorrectSessionAsync(new() { SessionRef = session.SessionRef, Session = wrong, Reason = "wrong_entry" }));
    }

    private static async Task<Session> HeldAsync(DeliveryService.DeliveryServiceClient delivery, string sessionRef)
    {
        await GivenDelivery.ScheduledAsync(delivery, sessionRef);
        return (await delivery.RecordSessionAsync(new()
        {
            SessionRef = sessionRef,
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            ActualMinutes = 90
        })).Session;
    }
}
