using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListCaseloadsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Entries_come_by_supervisor_page_by_page_in_the_scope_of_the_caller(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        await programme.PlanAsync("353");
        foreach (var number in new[] { 1, 2 })
            await schedule.AssignCaseloadAsync(new AssignCaseloadRequest
            {
                SupervisorRef = "SSW06",
                Urn = programme.School("353", number),
                StartsOn = GivenDelivery.Day(2021, 9, 6)
            });
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "355");

        var first = schedule.ListCaseloads(new() { SupervisorRef = "SSW06", PageSize = 1 });
        var second = schedule.ListCaseloads(new() { SupervisorRef = "SSW06", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal((1, 1, ""), (first.Caseloads.Count, second.Caseloads.Count, second.NextPageToken));
        Assert.NotEqual(first.Caseloads[0].Urn, second.Caseloads[0].Urn);
        Assert.Empty(coordinator.ListCaseloads(new() { SupervisorRef = "SSW06" }).Caseloads);
    }
}
