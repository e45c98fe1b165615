using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseFeedbackTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Responses_and_those_invited_are_those_of_the_files(string store)
    {
        var groups = GivenDelivery.Evaluation(await programmes.OnAsync(store)).SummariseFeedback(new()).Groups;

        foreach (var (wave, from, to) in new[] { ("midpoint", "2022-02-14", "2022-03-13"), ("endpoint", "2022-06-06", "2022-07-31") })
        {
            var invited = DeliveryFiles.Posts.Where(post => DeliveryFiles.Treated.Contains(post["urn"])
                && DeliveryFiles.Held(post, from, to)).Select(post => post["lead_ref"]).ToHashSet();
            var answered = DeliveryFiles.Feedback.Where(one => one.Row["wave"] == wave && one.Row["respondent_kind"] == "dsl").ToList();
            var overall = groups.Single(group => group.Wave == wave && group.RespondentKind == RespondentKind.Dsl
                && group.LaCode.Length == 0);

            Assert.Equal((invited.Count, answered.Count(one => invited.Contains(one.Row["lead_ref"])),
                answered.Count(one => !invited.Contains(one.Row["lead_ref"]))),
                (overall.Invited, overall.Responses, overall.ResponsesNotInvited));
            Assert.Equal((double)overall.Responses / overall.Invited, overall.ResponseRate, 1e-12);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Means_are_those_of_the_file_and_those_of_fewer_than_ten_answers_are_withheld(string store)
    {
        var groups = GivenDelivery.Evaluation(await programmes.OnAsync(store)).SummariseFeedback(new() { Wave = "midpoint" }).Groups;

        foreach (var group in groups.Where(group => group.LaCode.Length > 0))
        {
            var kind = group.RespondentKind == RespondentKind.Dsl ? "dsl" : "supervisor";
            var answers = DeliveryFiles.Feedback.Where(one => one.LaCode == group.LaCode && one.Row["wave"] == "midpoint"
                && one.Row["respondent_kind"] == kind && one.Row["q6"].Length > 0)
                .Select(one => (double)DeliveryFiles.Number(one.Row["q6"])).ToList();
            Assert.All([group.Items[5], group.Scores.Single(score => score.Code == "value")], mean =>
            {
                Assert.Equal((answers.Count, answers.Count >= 10, answers.Count switch { 0 => "x", < 10 => "c", _ => "" }),
                    (mean.N, mean.HasMean, mean.Withheld));
                Assert.True(!mean.HasMean || Math.Abs(answers.Average() - mean.Mean) < 1e-12);
            });
        }
        Assert.Contains(groups, group => group.LaCode.Length > 0 && group.Items[0].HasMean);
        Assert.Contains(groups, group => group.LaCode.Length > 0 && group.Items[0].Withheld == "c");
    }

    [SkippableTheory, EachStore]
    public async Task A_mean_over_all_is_given_when_those_withheld_are_ten_together(string store)
    {
        var groups = GivenDelivery.Evaluation(await programmes.OnAsync(store)).SummariseFeedback(new()).Groups;

        foreach (var overall in groups.Where(group => group.LaCode.Length == 0))
        {
            var own = groups.Where(group => group.LaCode.Length > 0 && group.Wave == overall.Wave
                && group.RespondentKind == overall.RespondentKind).ToList();
            for (var at = 0; at < overall.Items.Count; at++)
            {
                var withheld = own.Where(group => !group.Items[at].HasMean).Sum(group => group.Items[at].N);
                Assert.Equal(own.Sum(group => group.Items[at].N), overall.Items[at].N);
                Assert.Equal(withheld is 0 or >= 10, overall.Items[at].HasMean);
            }
            Assert.All(overall.Themes, theme => Assert.True(theme.People >= 6));
        }
    }

    [SkippableTheory, EachStore]
    public async Task A_wave_that_is_not_closed_shows_who_answered_and_no_mean_or_theme(string store)
    {
        var groups = GivenDelivery.Evaluation(await programmes.OnAsync(store))
            .SummariseFeedback(new() { AsOf = GivenDelivery.Day(2022, 3, 1) }).Groups;

        Assert.Equal(["midpoint"], groups.Select(group => group.Wave).Distinct());
        Assert.All(groups,
            group => Assert.Equal(("open", 0, 0, 0), (group.Withheld, group.Items.Count, group.Scores.Count, group.Themes.Count)));
        Assert.Contains(groups, group => group.Responses > 0);
    }

    [SkippableTheory, EachStore]
    public async Task A_key_limited_to_an_authority_sees_that_one_and_no_sum_as_everybody_else_does(string store)
    {
        var programme = await programmes.OnAsync(store);
        var coordinator = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "352");

        var own = coordinator.SummariseFeedback(new()).Groups;

        Assert.All(own, group => Assert.Equal("352", group.LaCode));
        Assert.Equal(GivenDelivery.Evaluation(programme).SummariseFeedback(new()).Groups.Where(group => group.LaCode == "352"), own);
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () =>
            await (await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.Supervisor, "352"))
            .SummariseFeedbackAsync(new()));
    }
}
