using Programme.Delivery;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportHolidaysTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Jubilee = """
        {"england-and-wales":{"division":"england-and-wales","events":[
          {"title":"New Year’s Day","date":"2024-01-01","notes":"","bunting":true},
          {"title":"Platinum Jubilee","date":"2022-06-03","notes":"","bunting":true}]},
         "scotland":{"division":"scotland","events":[{"title":"2nd January","date":"2024-01-02","notes":"","bunting":true}]}}
        """;

    [Fact]
    public void The_bundled_copy_has_the_published_days()
    {
        using var file = new MemoryStream(GivenDelivery.Content("calendar/bank-holidays.json"));

        var published = BankHolidays.Read(file, (path, code, _, _) => Assert.Fail($"{path} {code}"));

        Assert.Equal(published, BankHolidays.Bundled);
        Assert.Equal((new DateOnly(2019, 1, 1), new DateOnly(2023, 12, 26)), (published.Keys.First(), published.Keys.Last()));
    }

    [SkippableTheory, EachStore]
    public async Task A_file_adds_to_the_bundled_days_by_date_and_leaves_other_divisions_out(string store)
    {
        var schedule = (await programmes.OnAsync(store)).Client<ScheduleService.ScheduleServiceClient>();

        await ImportAsync(schedule, Jubilee);
        var again = (await ImportAsync(schedule, Jubilee)).Report;
        var holidays = schedule.GetCalendar(new()).Holidays;

        Assert.True(again.NothingChanged);
        Assert.Equal("New Year’s Day", Assert.Single(holidays, holiday => holiday.On.Equals(GivenDelivery.Day(2024, 1, 1))).Title);
        Assert.Equal("Platinum Jubilee", Assert.Single(holidays, holiday => holiday.On.Equals(GivenDelivery.Day(2022, 6, 3))).Title);
        Assert.DoesNotContain(holidays, holiday => holiday.On.Equals(GivenDelivery.Day(2024, 1, 2)));
        Assert.Contains(holidays, holiday => holiday.On.Equals(GivenDelivery.Day(2021, 12, 27)));
    }

    [SkippableTheory, EachStore]
    public async Task A_file_of_another_layout_is_refused_with_the_place_of_every_error(string store)
    {
        var schedule = (await programmes.OnAsync(store)).Client<ScheduleService.ScheduleServiceClient>();

        var notJson = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(schedule, "title,date\n"));
        var notThis = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(schedule, """{"scotland":{}}"""));
        var cells = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(schedule,
            """{"england-and-wales":{"events":[{"title":"A","date":"2025-02-30"},{"date":"2025-01-01"},"""
            + """{"title":"B","date":"2025-01-02"},{"title":"B","date":"2025-01-02"}]}}"""));

        Assert.Equal(["file"], notJson.Fields());
        Assert.Equal(["column england-and-wales"], notThis.Fields());
        Assert.Equal(["column england-and-wales.events[0].date", "column england-and-wales.events[1].title",
            "column england-and-wales.events[3].date"], cells.Fields());
    }

    private static Task<ImportHolidaysResponse> ImportAsync(ScheduleService.ScheduleServiceClient schedule, string json) =>
        schedule.ImportHolidays().SendAsync(new ImportHolidaysRequest { Options = Imports.Options("bank-holidays.json") }, json);
}
