using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetAnalysedSchools: the rows of the newest run with true arms, for modules, behind the gate.</summary>
public sealed class GetAnalysedSchoolsTests
{
    [SkippableTheory, EachStore]
    public async Task Schools_are_those_of_the_newest_run_with_true_arms_and_nobody_has_them_before(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 3 })).Run);
        await Imports.RefusedAsync(Reasons.NotUnmasked, () => analysis.GetAnalysedSchoolsAsync(new()).ResponseAsync);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await Imports.RefusedAsync(Reasons.NotFound, () => analysis.GetAnalysedSchoolsAsync(new()).ResponseAsync);
        var run = await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);

        var schools = await analysis.GetAnalysedSchoolsAsync(new());

        Assert.Equal(run, schools.Run);
        var arms = programme.Client<AllocationService.AllocationServiceClient>().ListAllocations(new()).Allocations;
        Assert.Equal(arms.Select(school => (school.Urn, school.LaCode, school.Arm == Arm.Intervention)).Order(),
            schools.Schools.Select(school => (school.Urn, school.LaCode, school.Supervised)));
        var statistician = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => statistician.GetAnalysedSchoolsAsync(new()).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task Rows_that_do_not_give_the_dataset_of_the_run_any_more_are_refused(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);

        await programme.SqlAsync("outcomes", "UPDATE {0}analysis_runs SET \"DatasetSha256\" = 'another'");

        await Imports.RefusedAsync(Reasons.DataNotLocked, () => analysis.GetAnalysedSchoolsAsync(new()).ResponseAsync);
    }
}
