using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ScheduleSessionTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_session_gets_a_reference_of_its_own_unless_one_is_given_and_a_reference_is_used_once(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var first = await GivenDelivery.ScheduledAsync(delivery, "");
        var second = await GivenDelivery.ScheduledAsync(delivery, "");
        var named = await GivenDelivery.ScheduledAsync(delivery, "SCH-1");

        Assert.NotEqual(first.SessionRef, second.SessionRef);
        Assert.Equal(("SCH-1", "350", SessionStatus.Scheduled, "1"), (named.SessionRef, named.LaCode, named.Status, named.Etag));
        Assert.Equal(named, delivery.GetSession(new() { SessionRef = "SCH-1" }).Session);
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => GivenDelivery.ScheduledAsync(delivery, "SCH-1"));
    }

    [SkippableTheory, EachStore]
    public async Task All_field_problems_are_named_at_once(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.ScheduleSessionAsync(new ScheduleSessionRequest
            {
                SessionRef = "no spaces",
                Mode = (SessionMode)9,
                ScheduledOn = GivenDelivery.Day(2022, 2, 29),
                PlannedMinutes = 601,
            }));

        Assert.Equal(["session_ref", "urn", "format", "mode", "scheduled_on", "planned_minutes"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task An_unusual_day_needs_a_reason_and_without_known_term_dates_no_school_is_on_holiday(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        ScheduleSessionRequest On(string urn, int month, int day, string reason) => new()
        {
            Urn = urn,
            Format = SessionFormat.Group,
            Mode = SessionMode.InPerson,
            ScheduledOn = GivenDelivery.Day(2022, month, day),
            PlannedMinutes = 60,
            UnusualDayReason = reason
        };

        foreach (var request in new[] { On("170005", 5, 2, ""), On("170005", 4, 12, ""), On("170005", 5, 3, "other"),
            On("170254", 5, 7, "") })
            Assert.Equal(["unusual_day_reason"],
                (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.ScheduleSessionAsync(request))).Fields());
        var easter = (await delivery.ScheduleSessionAsync(On("170005", 4, 12, "school_open"))).Session;
        // Next autumn's terms are not known yet.
        foreach (var request in new[] { On("170254", 4, 12, ""), On("170005", 11, 8, "") })
            Assert.Empty((await delivery.ScheduleSessionAsync(request)).Session.UnusualDayReason);

        Assert.Equal("school_open", easter.UnusualDayReason);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RecordSessionAsync(
                new() { SessionRef = easter.SessionRef, HeldOn = GivenDelivery.Day(2022, 5, 7) }));
    }

    [SkippableTheory, EachStore]
    public async Task A_supervisor_schedules_in_its_own_authority_and_a_school_of_another_is_not_found(string store)
    {
        var supervisor = await (await programmes.OnAsync(store)).ClientAsync<DeliveryService.DeliveryServiceClient>(Role.Supervisor, "351");

        Assert.Equal("351", (await GivenDelivery.ScheduledAsync(supervisor, "", urn: "170052")).LaCode);
        var foreign = await Imports.RefusedAsync(Reasons.NotFound, () => GivenDelivery.ScheduledAsync(supervisor, "", urn: "170005"));
        Assert.Equal("There is no school 170005.", foreign.Message);
    }

    [SkippableTheory, EachStore]
    public async Task A_session_of_a_control_school_is_kept_and_flagged_and_the_supervisor_must_be_of_the_authority(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        var request = new ScheduleSessionRequest
        {
            Urn = "170002",
            SupervisorRef = "SSW01",
            Format = SessionFormat.OneToOne,
            Mode = SessionMode.Remote,
            ScheduledOn = GivenDelivery.Day(2022, 3, 1),
            PlannedMinutes = 60,
        };

        Assert.Equal(["NOT_TREATED"], (await delivery.ScheduleSessionAsync(request)).Session.Flags);
        request.SupervisorRef = "SSW03";
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.ScheduleSessionAsync(request));
        Assert.Equal(["supervisor_ref"], refusal.Fields());
    }
}
