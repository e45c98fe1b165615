using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class EndCaseloadTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task An_entry_that_ends_leaves_a_vacancy_which_the_plan_explains(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("354");
        var school = programme.School("354");
        var caseload =
            (await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
            {
                SupervisorRef = "SSW07",
                Urn = school,
                StartsOn = GivenDelivery.Day(2021, 9, 6)
            })).Caseload;
        await programme.PlanAsync("354");

        var ended =
            (await schedule.EndCaseloadAsync(new EndCaseloadRequest
            {
                CaseloadRef = caseload.CaseloadRef,
                EndsOn = GivenDelivery.Day(2022, 5, 31),
                Etag = caseload.Etag
            })).Caseload;
        var made = await programme.PlanAsync("354");

        Assert.Equal(GivenDelivery.Day(2022, 5, 31), ended.EndsOn);
        Assert.All(made.Changes, change =>
            Assert.Equal((school, "VACANCY", "SSW07", ""), (change.Urn, change.Cause, change.FromSupervisor, change.ToSupervisor)));
        Assert.Equal(2, made.Changed);
        await Imports.RefusedAsync(Reasons.StaleEtag,
            async () =>
                await schedule.EndCaseloadAsync(new EndCaseloadRequest
                {
                    CaseloadRef = caseload.CaseloadRef,
                    EndsOn = GivenDelivery.Day(2022, 5, 31),
                    Etag = caseload.Etag
                }));
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await schedule.EndCaseloadAsync(new EndCaseloadRequest
                {
                    CaseloadRef = caseload.CaseloadRef,
                    EndsOn = GivenDelivery.Day(2021, 9, 4)
                }));
        Assert.Equal(["ends_on"], fields.Fields());
        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await schedule.EndCaseloadAsync(new EndCaseloadRequest { CaseloadRef = "C0", EndsOn = GivenDelivery.Day(2022, 5, 31) }));
    }
}
