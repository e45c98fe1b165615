using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class AssignCaseloadTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_plan_puts_the_supervisor_of_the_day_on_each_session_and_nobody_during_a_vacancy(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("356");
        var school = programme.School("356");

        // SSW10 is in post to 16 January 2022, SSW11 from 7 March.
        await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
        {
            SupervisorRef = "SSW10",
            Urn = school,
            StartsOn = GivenDelivery.Day(2021, 10, 1),
            EndsOn = GivenDelivery.Day(2022, 3, 6)
        });
        await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
        {
            SupervisorRef = "SSW11",
            Urn = school,
            StartsOn = GivenDelivery.Day(2022, 3, 7)
        });
        var made = await programme.PlanAsync("356");

        Assert.All(made.Changes, change =>
            Assert.Equal((school, PlanChangeKind.Changed, "SUPERVISOR"), (change.Urn, change.Kind, change.Cause)));
        Assert.All(programme.Sessions("356", school), session => Assert.Equal(GivenSchedule.Text(session.ScheduledOn) switch
        {
            var day when day.CompareTo("2021-10-01") < 0 => "",
            var day when day.CompareTo("2022-01-16") <= 0 => "SSW10",
            var day when day.CompareTo("2022-03-06") <= 0 => "",
            _ => "SSW11",
        }, session.SupervisorRef));
        Assert.Equal(0, (await programme.PlanAsync("356")).Changed);
    }

    [SkippableTheory, EachStore]
    public async Task One_supervisor_has_a_school_at_a_time_and_another_can_cover(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        AssignCaseloadRequest Of(string supervisor, string covers = "") =>
            new() { SupervisorRef = supervisor, Urn = "170009", StartsOn = GivenDelivery.Day(2021, 9, 6), CoversFor = covers };
        await schedule.AssignCaseloadAsync(Of("SSW01"));

        var cover = (await schedule.AssignCaseloadAsync(new(Of("SSW02", "SSW01")) { EndsOn = GivenDelivery.Day(2021, 10, 10) })).Caseload;
        var taken = await Imports.RefusedAsync(Reasons.CaseloadTaken, async () => await schedule.AssignCaseloadAsync(Of("SSW02")));
        var unknown = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await schedule.AssignCaseloadAsync(Of("SSW03")));
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.AssignCaseloadAsync(new AssignCaseloadRequest { Urn = "170009", GroupRef = "G" }));

        Assert.Equal(("SSW02", "SSW01", "350"), (cover.SupervisorRef, cover.CoversFor, cover.LaCode));
        Assert.Contains("SSW01 has it from 2021-09-06.", taken.Message, StringComparison.Ordinal);
        Assert.Equal(["supervisor_ref"], unknown.Fields());
        Assert.Equal(["supervisor_ref", "urn", "starts_on"], fields.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, async () => await schedule.AssignCaseloadAsync(new(Of("SSW01")) { Urn = "999999" }));
    }
}
