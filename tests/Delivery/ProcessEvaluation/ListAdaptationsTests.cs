using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ListAdaptationsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_log_comes_by_day_and_what_is_of_the_programme_is_not_shown_to_a_limited_key(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        await GivenDelivery.Schedule(programme).CreateGroupAsync(new() { LaCode = "354", GroupRef = "G354-log" });
        foreach (var day in new[] { 20, 18, 19 })
        {
            await evaluation.RecordAdaptationAsync(new()
            {
                Adaptation = new(RecordAdaptationTests.OfSchool())
                {
                    Scope = AdaptationScope.Group,
                    Urn = "",
                    LaCode = "354",
                    GroupRef = "G354-log",
                    AdaptedOn = GivenDelivery.Day(2022, 5, day)
                },
            });
        }
        await evaluation.RecordAdaptationAsync(
            new() { Adaptation = new(RecordAdaptationTests.OfSchool()) { Scope = AdaptationScope.Programme, Urn = "" } });
        var coordinator = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "354");

        var first = evaluation.ListAdaptations(new() { LaCode = "354", PageSize = 2 });
        var second = evaluation.ListAdaptations(new() { LaCode = "354", PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal([18, 19, 20], first.Adaptations.Concat(second.Adaptations).Select(row => row.AdaptedOn.Day));
        Assert.NotEmpty(evaluation.ListAdaptations(new() { Scope = AdaptationScope.Programme }).Adaptations);
        Assert.All(coordinator.ListAdaptations(new()).Adaptations, row => Assert.Equal("354", row.LaCode));
    }
}
