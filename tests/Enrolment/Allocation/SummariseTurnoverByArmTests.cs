using System.Text.Json;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>That it is refused to everybody before: see <see cref="UnmaskedProgramme"/>, which every test here starts with.</summary>
[Collection(UnmaskedProgramme.Name)]
public sealed class SummariseTurnoverByArmTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Once_unmasked_the_statistician_sees_the_turnover_by_arm_of_the_truth(string store)
    {
        var programme = await UnmaskedProgramme.OnAsync(programmes, store);
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        var truth = Truth.Section("turnover");

        var arms = statistician.SummariseTurnoverByArm(new()).Arms;
        var together = (await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.Statistician))
            .SummariseTurnover(new()).LeadsAndDeputiesOverall;

        Assert.Equal([Arm.Intervention, Arm.Control], arms.Select(arm => arm.Arm));
        foreach (var (arm, name) in arms.Zip(["T", "C"]))
            AssertEqual(truth.GetProperty("lead").GetProperty("per_arm").GetProperty(name), arm.Leads);
        Assert.Equal((together.Headcount, together.Leavers, together.DaysInPost, together.VacancyDays), (
            arms.Sum(arm => arm.LeadsAndDeputies.Headcount), arms.Sum(arm => arm.LeadsAndDeputies.Leavers),
            arms.Sum(arm => arm.LeadsAndDeputies.DaysInPost), arms.Sum(arm => arm.LeadsAndDeputies.VacancyDays)));
    }

    [SkippableTheory, EachStore]
    public async Task Of_an_earlier_day_it_counts_what_had_happened_by_then(string store)
    {
        var allocation = (await UnmaskedProgramme.OnAsync(programmes, store)).Client<Allocations>();

        var december = allocation.SummariseTurnoverByArm(new() { AsOf = new() { Year = 2021, Month = 12, Day = 31 } });
        var all = allocation.SummariseTurnoverByArm(new());

        Assert.Equal(12, december.Window.LastOn.Month);
        Assert.All(december.Arms.Zip(all.Arms),
            pair => Assert.True(pair.First.Leads.Leavers < pair.Second.Leads.Leavers
                && pair.First.Leads.Headcount == pair.Second.Leads.Headcount));
    }

    private static void AssertEqual(JsonElement truth, Turnover turnover)
    {
        Assert.Equal(
            (truth.GetProperty("headcount").GetInt32(), truth.GetProperty("headcount_distinct_people").GetInt32(),
                truth.GetProperty("leavers").GetInt32(), truth.GetProperty("leavers_in_post_at_start").GetInt32()),
            (turnover.Headcount, turnover.HeadcountPeople, turnover.Leavers, turnover.LeaversInPostAtStart));
        Assert.Equal((truth.GetProperty("days_in_post").GetInt64(), truth.GetProperty("vacancy_days").GetInt64()),
            (turnover.DaysInPost, turnover.VacancyDays));
        Assert.Equal(truth.GetProperty("person_years").GetDouble(), turnover.PersonYears, 1e-9);
        Assert.Equal(truth.GetProperty("leavers_per_100_person_years").GetDouble(), turnover.LeaversPer100PersonYears, 1e-9);
    }
}
