using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordObservationTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task An_observer_rates_a_session_once_and_again_replaces_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        var session = await GivenEvaluation.HeldAsync(programme, "OBS-1");

        await evaluation.RecordObservationAsync(
            new() { Observation = GivenEvaluation.Observation(session, "OBS01", ("agenda_set", 2), ("time_protected", 0)) });
        var again =
            (await evaluation.RecordObservationAsync(
                new() { Observation = GivenEvaluation.Observation(session, "OBS01", ("agenda_set", 1)) })).Observation;

        Assert.Equal(("350", "agenda_set", 1), (again.LaCode, again.Answers.Single().Item, again.Answers.Single().Value));
        Assert.Equal(again, evaluation.ListObservations(new() { SessionRef = session }).Observations.Single());
    }

    [SkippableTheory, EachStore]
    public async Task Only_a_session_that_was_held_is_observed_on_its_day_on_a_checklist_with_ratings_of_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), "OBS-2");
        var session = await GivenEvaluation.HeldAsync(programme, "OBS-3");
        var wrong = GivenEvaluation.Observation(session, "OBS01", ("agenda_set", 3), ("agenda_set", 1), ("surprise", 1));
        wrong.ObservedOn = GivenDelivery.Day(2022, 3, 3);
        var feedback =
            new Observation(GivenEvaluation.Observation(session, "OBS01", ("q1", 3))) { InstrumentCode = "supervision_feedback" };

        Assert.Equal(["observation.session_ref"],
            (await RefusedAsync(evaluation, GivenEvaluation.Observation("OBS-2", "OBS01", ("agenda_set", 1)))).Fields());
        Assert.Equal(["observation.observed_on", "observation.answers[0].value", "observation.answers[1].item",
            "observation.answers[2].item"], (await RefusedAsync(evaluation, wrong)).Fields());
        Assert.Equal(["observation.instrument_code"], (await RefusedAsync(evaluation, feedback)).Fields());
        Assert.Equal(["observation.session_ref", "observation.observer_ref", "observation.observed_on", "observation.instrument_code"],
            (await RefusedAsync(evaluation, new Observation { ObserverRef = "Jane Doe" })).Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_session_of_another_authority_is_not_found(string store)
    {
        var programme = await programmes.OnAsync(store);
        var session = await GivenEvaluation.HeldAsync(programme, "OBS-4");
        var supervisor = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.Supervisor, "351");

        await GivenDelivery.NoSuchSessionAsync(session,
            async () =>
                await supervisor.RecordObservationAsync(
                    new() { Observation = GivenEvaluation.Observation(session, "OBS01", ("agenda_set", 1)) }));
    }

    private static Task<Google.Rpc.Status> RefusedAsync(EvaluationService.EvaluationServiceClient evaluation, Observation observation) =>
        Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await evaluation.RecordObservationAsync(new() { Observation = observation }));
}
