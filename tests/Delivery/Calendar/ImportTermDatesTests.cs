using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportTermDatesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Header = "la_code,name,starts_on,ends_on,kind\n";

    [SkippableTheory, EachStore]
    public async Task The_same_name_in_an_academic_year_corrects_its_days_and_the_same_file_changes_nothing(string store)
    {
        var schedule = await WithAuthoritiesAsync(store);

        await ImportAsync(schedule, "350,Autumn 1,2023-09-04,2023-10-20,half_term\n350,INSET 1,2023-09-04,2023-09-04,inset\n");
        var again = (await ImportAsync(schedule, "350,Autumn 1,2023-09-04,2023-10-20,half_term\n")).Report;
        var corrected =
            (await ImportAsync(schedule, "350,Autumn 1,2023-09-05,2023-10-20,half_term\n350,Autumn "
                + "1,2024-09-02,2024-10-18,half_term\n")).Report;

        Assert.True(again.NothingChanged);
        Assert.Equal((1, 1), (corrected.RowsAdded, corrected.RowsChanged));
        Assert.Equal(["2023-9-4 inset", "2023-9-5 half_term", "2024-9-2 half_term"],
            schedule.GetCalendar(new() { LaCode = "350" }).TermDates
            .Select(term => $"{term.StartsOn.Year}-{term.StartsOn.Month}-{term.StartsOn.Day} {term.Kind}"));
    }

    [SkippableTheory, EachStore]
    public async Task Overlapping_periods_unknown_authorities_and_turned_round_days_are_refused_together(string store)
    {
        var schedule = await WithAuthoritiesAsync(store);
        await ImportAsync(schedule, "351,Spring 1,2024-01-08,2024-02-09,half_term\n");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(schedule,
            "351,Spring 2,2024-02-09,2024-03-28,half_term\n999,Autumn 1,2023-09-04,2023-10-20,half_term\n352,Autumn "
                + "1,2023-10-20,2023-09-04,half_term\n352,Autumn 2,2023-11-06,2023-12-20,term\n"));

        Assert.Equal(["line 3, column la_code", "line 4, column ends_on", "line 5, column kind", "line 2, column starts_on"],
            refusal.Fields());
        Assert.DoesNotContain(schedule.GetCalendar(new()).TermDates, term => term.LaCode == "352");
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_another_is_unknown(string store)
    {
        await WithAuthoritiesAsync(store);
        var manager = await (await programmes.OnAsync(store)).ClientAsync<ScheduleService.ScheduleServiceClient>(Role.TrialManager, "353");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(manager, "352,Autumn 1,2023-09-04,2023-10-20,half_term\n"));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(manager, "999,Autumn 1,2023-09-04,2023-10-20,half_term\n"));

        Assert.Equal(nobodys.Message.Replace("999", "352", StringComparison.Ordinal), theirs.Message);
    }

    private async Task<ScheduleService.ScheduleServiceClient> WithAuthoritiesAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.AuthoritiesAsync(programme);
        return programme.Client<ScheduleService.ScheduleServiceClient>();
    }

    private static Task<ImportTermDatesResponse> ImportAsync(ScheduleService.ScheduleServiceClient schedule, string rows) =>
        schedule.ImportTermDates().SendAsync(new ImportTermDatesRequest { Options = Imports.Options("term-dates.csv") }, Header + rows);
}
