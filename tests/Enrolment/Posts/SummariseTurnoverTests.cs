using System.Text.Json;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;

namespace Programme.Tests;

public sealed class SummariseTurnoverTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_has_the_turnover_of_its_truth(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).WholeProgrammeAsync();
        using var document = JsonDocument.Parse(RealFile("truth.json"));
        var truth = document.RootElement.GetProperty("turnover");

        var summary = enrolment.SummariseTurnover(new());

        AssertEqual(truth.GetProperty("lead"), summary.Leads, summary.LeadsOverall);
        AssertEqual(truth.GetProperty("lead_and_deputy"), summary.LeadsAndDeputies, summary.LeadsAndDeputiesOverall);
        Assert.Equal(truth.GetProperty("leaving_reasons_window").Deserialize<Dictionary<string, int>>(),
            summary.LeadsAndDeputiesOverall.LeaversByReason);
        Assert.Equal((Day(2021, 9, 1), Day(2022, 7, 31)), (summary.Window.FirstOn, summary.Window.LastOn));
    }

    [SkippableTheory, EachStore]
    public async Task A_later_day_counts_only_what_had_happened_by_then(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).WholeProgrammeAsync();

        var december = enrolment.SummariseTurnover(new() { AsOf = Day(2021, 12, 31) }).LeadsOverall;
        var january = enrolment.SummariseTurnover(new() { AsOf = Day(2022, 1, 31) }).LeadsOverall;

        Assert.Equal(290, december.Headcount);
        Assert.True(december.Leavers < january.Leavers && december.DaysInPost < january.DaysInPost
            && december.VacancyDays < january.VacancyDays);
    }

    [SkippableTheory, EachStore]
    public async Task Two_periods_that_adjoin_add_up_to_the_whole_in_every_authority_and_role(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).WholeProgrammeAsync();

        var whole = enrolment.SummariseTurnover(new());
        var autumn = enrolment.SummariseTurnover(new() { AsOf = Day(2021, 12, 31) });
        var later = enrolment.SummariseTurnover(new() { FirstOn = Day(2022, 1, 1) });
        var backwards = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.SummariseTurnoverAsync(new() { FirstOn = Day(2022, 2, 1), AsOf = Day(2022, 1, 31) }).ResponseAsync);

        static List<(string, int, long, long)> Sums(params SummariseTurnoverResponse[] parts) =>
            [.. parts.SelectMany(part => part.Leads.Select(row => ("lead", row)).Concat(part.LeadsAndDeputies.Select(row => ("both", row))))
            .GroupBy(part => part.Item1 + part.row.LaCode).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(part => part.row.Leavers), group.Sum(part => part.row.DaysInPost),
                group.Sum(part => part.row.VacancyDays)))];
        Assert.Equal(Sums(whole), Sums(autumn, later));
        Assert.Equal(Day(2022, 1, 1), later.Window.FirstOn);
        Assert.Equal(["first_on"], backwards.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_of_one_authority_sees_that_authority_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.WholeProgrammeAsync();
        var coordinator = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.LaCoordinator, "351");

        var summary = coordinator.SummariseTurnover(new());

        Assert.Equal(["351"], summary.Leads.Select(turnover => turnover.LaCode));
        Assert.Equal((6, 20, 185L), (summary.LeadsOverall.Leavers, summary.LeadsOverall.Headcount, summary.LeadsOverall.VacancyDays));
    }

    [SkippableTheory, EachStore]
    public async Task A_vacancy_ends_when_the_school_closes_unless_another_takes_over(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync(
            "L1,350001,lead,2015-01-01,2021-12-31,left_school\nL2,350002,lead,2015-01-01,2021-12-31,left_school\n"
                + "L3,351001,lead,2015-01-01,,\n");
        long Vacant() => enrolment.SummariseTurnover(new() { AsOf = Day(2022, 1, 31) }).LeadsOverall.VacancyDays;

        Assert.Equal(62, Vacant());
        await enrolment.ImportWithdrawalsAsync("350001,2021-12-31,delivery,school_closed\n");
        Assert.Equal(31, Vacant());
        await enrolment.ImportExtractAsync(20220301, Line(350001, status: "Closed", closed: "10-01-2022"),
            Line(350002, status: "Closed", closed: "31-12-2021"), Line(351001, la: "351"));
        Assert.Equal(10, Vacant());
        await enrolment.ImportLinksAsync("350002,350009,Successor - merged,01-01-2022");
        Assert.Equal(41, Vacant());
        await enrolment.ImportLinksAsync("350008,350001,Predecessor,11-01-2022");
        Assert.Equal(62, Vacant());
    }

    private static void AssertEqual(JsonElement truth, IReadOnlyCollection<Turnover> perAuthority, Turnover overall)
    {
        var expected = truth.GetProperty("per_la").EnumerateObject().ToList();
        Assert.Equal(expected.Select(la => la.Name), perAuthority.Select(turnover => turnover.LaCode));
        foreach (var (la, turnover) in expected.Zip(perAuthority))
            AssertEqual(la.Value, turnover);
        AssertEqual(truth.GetProperty("overall"), overall);
    }

    private static void AssertEqual(JsonElement truth, Turnover turnover)
    {
        Assert.Equal(truth.GetProperty("headcount").GetInt32(), turnover.Headcount);
        Assert.Equal(truth.GetProperty("headcount_distinct_people").GetInt32(), turnover.HeadcountPeople);
        Assert.Equal(truth.GetProperty("leavers").GetInt32(), turnover.Leavers);
        Assert.Equal(truth.GetProperty("leavers_in_post_at_start").GetInt32(), turnover.LeaversInPostAtStart);
        Assert.Equal(truth.GetProperty("days_in_post").GetInt64(), turnover.DaysInPost);
        Assert.Equal(truth.GetProperty("person_years").GetDouble(), turnover.PersonYears, 1e-9);
        Assert.Equal(truth.GetProperty("leavers_per_100_person_years").GetDouble(), turnover.LeaversPer100PersonYears, 1e-9);
        Assert.Equal(truth.GetProperty("vacancy_days").GetInt64(), turnover.VacancyDays);
    }
}
