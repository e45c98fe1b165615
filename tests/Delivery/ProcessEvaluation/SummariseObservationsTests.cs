using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class SummariseObservationsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Partly_is_a_half_and_two_observers_agree_on_what_both_rated_the_same(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        // A school of an authority whose sessions no other test observes.
        var school =
            (await programme.Client<Programme.Enrolment.V1.AllocationService.AllocationServiceClient>().GetListAsync(new())).Schools
            .First(one => one.LaCode == "353").Urn;
        var (one, two) = (await GivenEvaluation.HeldAsync(programme, "OBSSUM-1", school),
            await GivenEvaluation.HeldAsync(programme, "OBSSUM-2", school));
        await evaluation.RecordObservationAsync(
            new()
            {
                Observation = GivenEvaluation.Observation(one, "OBS01", ("agenda_set", 2), ("time_protected", 1),
                ("actions_agreed", 0))
            });
        await evaluation.RecordObservationAsync(
            new() { Observation = GivenEvaluation.Observation(one, "OBS02", ("agenda_set", 2), ("time_protected", 0)) });
        await evaluation.RecordObservationAsync(new() { Observation = GivenEvaluation.Observation(two, "OBS01", ("agenda_set", 1)) });

        var summary = evaluation.SummariseObservations(new()).Summaries.Single(row => row.LaCode == "353");

        Assert.Equal(("session_fidelity", 1, 3, 2),
            (summary.InstrumentCode, summary.InstrumentVersion, summary.Observations, summary.Sessions));
        Assert.Equal((3, 6, 0.5), (summary.ElementsObserved, summary.ElementsRated, summary.ShareObserved));
        Assert.Equal((2, 1, 0.5), (summary.Pairs, summary.PairsAgreeing, summary.Agreement));
        Assert.DoesNotContain(evaluation.SummariseObservations(new() { AsOf = GivenDelivery.Day(2022, 3, 1) }).Summaries,
            row => row.LaCode == "353");
    }
}
