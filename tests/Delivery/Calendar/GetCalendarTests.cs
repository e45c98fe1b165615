using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class GetCalendarTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_caller_sees_the_terms_of_the_authorities_in_its_scope_and_all_bank_holidays_by_date(string store)
    {
        var coordinator = await (await programmes.OnAsync(store))
            .ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "354");

        var calendar = coordinator.GetCalendar(new());

        Assert.Equal(11, calendar.TermDates.Count);
        Assert.All(calendar.TermDates, term => Assert.Equal("354", term.LaCode));
        Assert.Equal(("Autumn 1", GivenDelivery.Day(2021, 9, 6), GivenDelivery.Day(2021, 10, 22), "half_term"),
            (calendar.TermDates[0].Name, calendar.TermDates[0].StartsOn, calendar.TermDates[0].EndsOn, calendar.TermDates[0].Kind));
        Assert.Equal(("New Year’s Day", GivenDelivery.Day(2019, 1, 1)), (calendar.Holidays[0].Title, calendar.Holidays[0].On));
        Assert.Empty(coordinator.GetCalendar(new() { LaCode = "353" }).TermDates);
    }

    [SkippableTheory, EachStore]
    public async Task One_authority_can_be_asked_for(string store)
    {
        var schedule = GivenDelivery.Schedule(await programmes.OnAsync(store));

        Assert.Equal(["353"], schedule.GetCalendar(new() { LaCode = "353" }).TermDates.Select(term => term.LaCode).Distinct());
        Assert.Equal(9, schedule.GetCalendar(new()).TermDates.Select(term => term.LaCode).Distinct().Count());
    }
}
