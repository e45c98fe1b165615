using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordNoShowTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Nobody_came_with_or_without_a_reason(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "NOS-1");
        await GivenDelivery.ScheduledAsync(delivery, "NOS-2");

        var without = (await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-1" })).Session;
        var with =
            (await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-2", Reason = "no_contact", Etag = "1" })).Session;

        Assert.Equal((SessionStatus.NoShow, ""), (without.Status, without.Reason));
        Assert.Equal((SessionStatus.NoShow, "no_contact"), (with.Status, with.Reason));
        await Imports.RefusedAsync(Reasons.StaleEtag,
            async () => await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-2", Etag = "1" }));
    }

    [Fact]
    public async Task Nobody_can_have_stayed_away_from_a_session_whose_day_has_not_come()
    {
        await using var programme = await RunningProgramme.StartAsync(settings: "--Trial:LastOn=2022-12-31");
        await GivenDelivery.EnrolAsync(programme, allTerms: false);
        var delivery = GivenDelivery.Delivery(programme);
        var session = (await delivery.ScheduleSessionAsync(new()
        {
            SessionRef = "NOS-9",
            Urn = "170005",
            Format = SessionFormat.Group,
            Mode = SessionMode.InPerson,
            ScheduledOn = GivenDelivery.Day(2022, 10, 4),
            PlannedMinutes = 90,
        })).Session;

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RecordNoShowAsync(new() { SessionRef = session.SessionRef }));
        programme.Clock.Advance(TimeSpan.FromDays(3));
        var after = await delivery.RecordNoShowAsync(new() { SessionRef = session.SessionRef });

        Assert.Equal(["session_ref"], refusal.Fields());
        Assert.Equal(SessionStatus.NoShow, after.Session.Status);
    }

    [SkippableTheory, EachStore]
    public async Task It_is_recorded_once_and_a_session_of_another_authority_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = GivenDelivery.Delivery(programme);
        await GivenDelivery.ScheduledAsync(delivery, "NOS-3");
        var supervisor = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "351");

        await GivenDelivery.NoSuchSessionAsync("NOS-3",
            async () => await supervisor.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-3" }));
        await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-3" });
        var settled = await Imports.RefusedAsync(Reasons.SessionSettled,
            async () => await delivery.RecordNoShowAsync(new RecordNoShowRequest { SessionRef = "NOS-3" }));

        Assert.Contains("no show", settled.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_session_and_a_reason_that_is_a_code_are_expected(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RecordNoShowAsync(new RecordNoShowRequest { Reason = "No Contact" }));

        Assert.Equal(["session_ref", "reason"], refusal.Fields());
    }
}
