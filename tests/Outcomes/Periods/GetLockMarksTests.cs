using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetLockMarks. That each answer by arm carries the marks: <see cref="EstimateEffectsTests"/>.</summary>
public sealed class GetLockMarksTests
{
    [SkippableTheory, EachStore]
    public async Task A_lock_is_marked_only_when_it_was_opened_after_the_unmasking(string store)
    {
        var (programme, plan, _) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await GivenAnalysis.UnlockedAsync(programme, "A return came late.");
        var locked = await GivenAnalysis.LockedAsync(programme);
        programme.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await periods.GetLockMarksAsync(new());
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        var unmasked = await periods.GetLockMarksAsync(new());
        await GivenAnalysis.UnlockedAsync(programme, "A withdrawal came late.");
        var opened = await periods.GetLockMarksAsync(new());

        Assert.Empty(before.Marks);
        Assert.Empty(unmasked.Marks);
        Assert.Equal("data changed after unmasking: lock 2 was opened by test-datamanager and test-trialmanager "
            + "(A withdrawal came late.); differing: not known, the data are not locked again", Assert.Single(opened.Marks));
    }

    [Fact]
    public void Each_answer_by_arm_has_a_place_for_plan_lock_and_marks()
    {
        var byArm = Contracts.Methods.Values.Where(rpc => rpc.Name.EndsWith("ByArm", StringComparison.Ordinal)).ToList();

        Assert.Equal(["SummariseContactsByArm", "SummariseSurveyResponseByArm", "SummariseTurnoverByArm", "SummariseUsualPracticeByArm"],
            byArm.Select(rpc => rpc.Name).Order(StringComparer.Ordinal));
        Assert.All(byArm, rpc => Assert.NotNull(rpc.OutputType.FindFieldByName("unmasking")));
        Assert.All(byArm, rpc => Assert.True(rpc.OutputType.FindFieldByName("marks")?.IsRepeated));
    }
}
