using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class SummariseCaseloadsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Load_capacity_continuity_and_vacancy_follow_from_caseloads_and_plan(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("352");
        var (one, other) = (programme.School("352"), programme.School("352", 1));
        AssignCaseloadRequest Of(string supervisor, string urn, int month, int? until = null) => new()
        {
            SupervisorRef = supervisor,
            Urn = urn,
            StartsOn = GivenDelivery.Day(2021, month, 6),
            EndsOn = until is { } end ? GivenDelivery.Day(2021, end, 15) : null,
        };
        await schedule.AssignCaseloadAsync(Of("SSW04", one, 9, until: 9));
        await schedule.AssignCaseloadAsync(Of("SSW05", one, 10));
        await schedule.AssignCaseloadAsync(Of("SSW05", other, 9));
        await programme.PlanAsync("352");

        var summary = schedule.SummariseCaseloads(new() { LaCode = "352", AsOf = GivenDelivery.Day(2021, 11, 30) });

        var load = summary.Supervisors.Single(row => row.SupervisorRef == "SSW05");
        // Half a post: 15 hours in four weeks.
        Assert.Equal((2, 0, 2, 180, 900, 0.2),
            (load.Schools, load.Covered, load.PlannedMeetings, load.PlannedMinutes, load.CapacityMinutes, load.Load));
        // One from 6 October and one from 6 September, to 30 November; SSW04 had one from the 6th to the 15th of September and lost it.
        Assert.Equal((2, 2, 1.0, 56 + 86), (load.SchoolsEver, load.SchoolsKept, load.Continuity, load.SchoolDays));
        var former = summary.Supervisors.Single(row => row.SupervisorRef == "SSW04");
        Assert.Equal((0, 1, 0, 0.0, 10), (former.Schools, former.SchoolsEver, former.SchoolsKept, former.Continuity, former.SchoolDays));
        Assert.DoesNotContain(summary.Supervisors, row => row.SchoolsEver == 0 && row.HasContinuity);
        var continuity = Assert.Single(summary.ByLa);
        // One of two schools changed hands, with 16 September to 5 October between.
        Assert.Equal((2, 1, 0.5, 20), (continuity.SchoolsWithAny, continuity.Changes, continuity.ChangesPerSchool, continuity.VacantDays));
        Assert.Equal(continuity.Schools - 2, continuity.SchoolsWithout);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.SummariseCaseloadsAsync(new() { CapacityMinutes = -1 }));
    }
}
