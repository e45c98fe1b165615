using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordAttendanceTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Recording_a_person_again_replaces_what_was_recorded_and_leaves_the_others(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await HeldAsync(delivery, "ATT-1");

        await delivery.RecordAttendanceAsync(Request("ATT-1", new Attendance { LeadRef = "L0002", Attended = true },
            new Attendance { LeadRef = "L0004", AbsenceReason = "teaching" }));
        var now =
            await delivery.RecordAttendanceAsync(Request("ATT-1", new Attendance { LeadRef = "L0002", AbsenceReason = "illness" },
                new Attendance { LeadRef = "L0003", Attended = true }));

        Assert.Equal(["L0002 False illness", "L0003 True ", "L0004 False teaching"],
            now.Attendance.Select(person => $"{person.LeadRef} {person.Attended} {person.AbsenceReason}"));
    }

    [SkippableTheory, EachStore]
    public async Task Unknown_people_repetitions_and_reasons_of_those_present_are_named_at_once(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await HeldAsync(delivery, "ATT-2");
        await GivenDelivery.ScheduledAsync(delivery, "ATT-3");

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RecordAttendanceAsync(Request("ATT-2",
            new Attendance { LeadRef = "L9999", Attended = true },
                new Attendance { LeadRef = "L0002", Attended = true, AbsenceReason = "illness" },
                    new Attendance { LeadRef = "L0002", AbsenceReason = "was ill" })));
        var notHeld = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.RecordAttendanceAsync(Request("ATT-3", new Attendance { LeadRef = "L0002", Attended = true })));

        Assert.Equal(["attendance[0].lead_ref", "attendance[1].absence_reason", "attendance[2].lead_ref", "attendance[2].absence_reason"],
            refusal.Fields());
        Assert.Equal(["attendance[0].attended"], notHeld.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Somebody_of_a_control_school_is_recorded_and_flagged(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await HeldAsync(delivery, "ATT-5");

        await delivery.RecordAttendanceAsync(Request("ATT-5", new Attendance { LeadRef = "L0143", Attended = true },
            new Attendance { LeadRef = "L0605", Attended = true },
            new Attendance { LeadRef = "L0002", Attended = true }, new Attendance { LeadRef = "L0237", AbsenceReason = "teaching" }));

        Assert.Equal(["L0002 ", "L0143 CONTROL_SCHOOL", "L0237 ", "L0605 ALSO_CONTROL_SCHOOL"],
            delivery.GetSession(new() { SessionRef = "ATT-5" }).Attendance
                .Select(person => $"{person.LeadRef} {string.Join(',', person.Flags)}"));
    }

    /// <summary>L0085 leads a control school of 351; to a coordinator of 350 nobody there exists.</summary>
    [SkippableTheory, EachStore]
    public async Task Somebody_of_another_authority_is_recorded_by_a_coordinator_too_and_known_to_those_who_see_all(string store)
    {
        var programme = await programmes.OnAsync(store);
        var everything = GivenDelivery.Delivery(programme);
        await HeldAsync(everything, "ATT-6");
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "350");

        var recorded = await coordinator.RecordAttendanceAsync(Request("ATT-6", new Attendance { LeadRef = "L0085", Attended = true }));
        var name = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await coordinator.RecordAttendanceAsync(Request("ATT-6", new Attendance { LeadRef = "Some Body", Attended = true })));

        Assert.Equal(["L0085 NO_POST"], recorded.Attendance.Select(person => $"{person.LeadRef} {string.Join(',', person.Flags)}"));
        Assert.Equal(["L0085 CONTROL_SCHOOL"],
            everything.GetSession(new() { SessionRef = "ATT-6" }).Attendance
                .Select(person => $"{person.LeadRef} {string.Join(',', person.Flags)}"));
        Assert.Equal(["attendance[0].lead_ref"], name.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task At_the_session_of_another_authority_nobody_can_be_recorded(string store)
    {
        var programme = await programmes.OnAsync(store);
        await HeldAsync(GivenDelivery.Delivery(programme), "ATT-4");
        var coordinator = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.LaCoordinator, "351");

        await GivenDelivery.NoSuchSessionAsync("ATT-4",
            async () => await coordinator.RecordAttendanceAsync(Request("ATT-4", new Attendance { LeadRef = "L0002", Attended = true })));
    }

    private static async Task HeldAsync(DeliveryService.DeliveryServiceClient delivery, string sessionRef)
    {
        await GivenDelivery.ScheduledAsync(delivery, sessionRef);
        await delivery.RecordSessionAsync(new RecordSessionRequest { SessionRef = sessionRef, HeldOn = GivenDelivery.Day(2022, 3, 1) });
    }

    private static RecordAttendanceRequest Request(string sessionRef, params Attendance[] people) =>
        new() { SessionRef = sessionRef, Attendance = { people } };
}
