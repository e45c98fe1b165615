using Programme.Access.V1;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ProjectRollOut: arithmetic worked by hand, and no input assumed silently.</summary>
public sealed class ProjectRollOutTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 10)]
    public void A_hundred_schools_need_two_supervisors_in_one_authority_and_ten_in_ten(int authorities, int supervisors)
    {
        var projection = Project(request => request.Authorities = authorities);

        Assert.Equal(1.736, projection.Fte, 3);
        Assert.Equal(supervisors, projection.Supervisors);
        Assert.Equal(100, projection.Authorities.Sum(one => one.Schools));
    }

    [Fact]
    public void Each_post_is_paid_whole_and_start_up_is_in_the_first_year_alone()
    {
        var projection = Project(request =>
        {
            (request.SupervisorPence, request.AuthorityStartUpPence, request.AuthorityRecurringPence) = (6_000_000, 100_000, 50_000);
            (request.SchoolRecurringPence, request.ProgrammeStartUpPence, request.ProgrammeRecurringPence) = (20_000, 300_000, 40_000);
        });

        Assert.Equal((12_150_000, 12_050_000), (projection.Authorities[0].FirstYearPence, projection.Authorities[0].LaterYearPence));
        Assert.Equal([14_490_000, 14_090_000, 14_090_000], projection.Years.Select(year => year.TotalPence));
        Assert.Equal([12_150_000, 2_000_000, 340_000],
            new[] { projection.Years[0].LaPence, projection.Years[0].SchoolPence, projection.Years[0].ProgrammePence });
        Assert.Equal(42_670_000 / 300.0, projection.PerSchoolPence, 9);
        Assert.Equal(42_670_000 / 300_000.0, projection.PerPupilPence, 9);
        // Years 2 and 3 at 3.5 % a year, year 1 as it is.
        Assert.Equal([14_490_000, 13_613_526.5700, 13_153_165.7682], projection.Years.Select(year => Math.Round(year.DiscountedPence, 4)));
        Assert.Equal(0.035, projection.DiscountRate);
        Assert.Equal(projection.Years.Sum(year => year.DiscountedPence) / 300, projection.DiscountedPerSchoolPence, 6);
        Assert.Equal(projection.Years.Sum(year => year.DiscountedPence) / 300_000, projection.DiscountedPerPupilPence, 9);
    }

    [Fact]
    public void Groups_share_a_meeting_and_a_caseload_asks_for_more_posts()
    {
        var grouped = Project(request => (request.GroupShare, request.GroupSize) = (0.5, 5));
        var served = Project(request => request.SchoolsPerSupervisor = 30);

        Assert.Equal(0.6 * 100 * 10 * 125 / (60 * 1_200), grouped.Fte, 12);
        Assert.Equal(4, served.Supervisors);
        Assert.Equal("assumed", served.Inputs.Single(input => input.Name == "schools_per_supervisor").Source);
        Assert.Equal("not_used", grouped.Inputs.Single(input => input.Name == "schools_per_supervisor").Source);
    }

    [SkippableTheory, EachStore]
    public async Task A_missing_input_is_named_and_a_measured_one_says_so(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var lacking = GivenRollOut.Hundred();
        lacking.ClearTravelMinutes();
        lacking.ClearPupils();

        var refusal = await Imports.RefusedAsync(Reasons.InputMissing, () => economics.ProjectRollOutAsync(lacking).ResponseAsync);
        lacking.Pupils = 100_000;
        lacking.Measured.Add("travel_minutes");
        var projection = await economics.ProjectRollOutAsync(lacking);

        Assert.Contains("pupils, travel_minutes", refusal.Message, StringComparison.Ordinal);
        var travel = projection.Inputs.Single(input => input.Name == "travel_minutes");
        Assert.Equal(("measured_here", true), (travel.Source, travel.Value is > 5 and < 100));
        Assert.True(projection.HasMedianSchoolsPerSupervisorHere);
        Assert.True(projection.SchoolsPerSupervisorHere.Count >= 14);
    }

    [SkippableTheory, EachStore]
    public async Task A_blinded_role_projects_from_numbers_of_its_own_and_is_told_nothing_measured(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var lead = await programme.ClientAsync<EconomicsService.EconomicsServiceClient>(Role.ProgrammeLead);
        var asking = GivenRollOut.Hundred();
        asking.Measured.Add("schools_per_supervisor");

        Assert.Empty((await lead.ProjectRollOutAsync(GivenRollOut.Hundred())).SchoolsPerSupervisorHere);
        await Imports.RefusedAsync(Reasons.NotUnmasked, () => lead.ProjectRollOutAsync(asking).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task Impossible_inputs_are_all_told_at_once(string store)
    {
        var economics = (await programmes.WithTheSyntheticProgrammeAsync(store)).Client<EconomicsService.EconomicsServiceClient>();
        var wrong = GivenRollOut.Hundred();
        (wrong.Schools, wrong.GroupShare, wrong.ProductiveHours) = (0, 1.5, double.NaN);
        wrong.Measured.AddRange(["sessions", "price_of_gold"]);

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => economics.ProjectRollOutAsync(wrong).ResponseAsync);

        Assert.Equal(["schools", "productive_hours", "group_share", "measured", "measured"], refusal.Fields());
    }

    private static ProjectRollOutResponse Project(Action<ProjectRollOutRequest> change)
    {
        var request = GivenRollOut.Hundred();
        change(request);
        return RollOut.Project(RollOutInputs.Of(request, null));
    }
}
