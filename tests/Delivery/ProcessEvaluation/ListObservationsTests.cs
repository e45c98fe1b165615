using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ListObservationsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task They_come_by_session_and_observer_page_by_page_and_only_of_ones_own_authorities(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        var session = await GivenEvaluation.HeldAsync(programme, "OBSLIST-1");
        foreach (var observer in new[] { "OBS02", "OBS01", "OBS03" })
            await evaluation.RecordObservationAsync(
                new() { Observation = GivenEvaluation.Observation(session, observer, ("agenda_set", 1)) });
        var elsewhere = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "351");

        var first = evaluation.ListObservations(new() { SessionRef = session, PageSize = 2 });
        var second = evaluation.ListObservations(new() { SessionRef = session, PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["OBS01", "OBS02"], first.Observations.Select(row => row.ObserverRef));
        Assert.Equal(("OBS03", ""), (second.Observations.Single().ObserverRef, second.NextPageToken));
        Assert.Empty(elsewhere.ListObservations(new() { SessionRef = session }).Observations);
    }
}
