using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListDeliveryTermsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Versions_come_in_order_page_by_page_in_the_scope_of_the_caller(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 1);
        var schedule = GivenDelivery.Schedule(programme);
        foreach (var day in new[] { 28, 27 })
            await schedule.SetDeliveryTermsAsync(
                new SetDeliveryTermsRequest { Terms = new DeliveryTerms { LaCode = "359", HoldsFrom = GivenDelivery.Day(2022, 7, day) } });
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "350");

        var first = schedule.ListDeliveryTerms(new() { LaCode = "359", PageSize = 1 });
        var second = schedule.ListDeliveryTerms(new() { LaCode = "359", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal((27, 28, ""), (first.Terms[0].HoldsFrom.Day, second.Terms[0].HoldsFrom.Day, second.NextPageToken));
        Assert.Empty(coordinator.ListDeliveryTerms(new() { LaCode = "359" }).Terms);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await schedule.ListDeliveryTermsAsync(new() { PageToken = first.NextPageToken }));
    }
}
