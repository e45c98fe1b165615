using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordWaveTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_wave_is_recorded_and_its_days_can_be_moved_but_not_its_instrument_once_it_is_answered(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));
        await evaluation.InstrumentAsync(GivenEvaluation.Instrument("wave_a"));
        var wave = GivenEvaluation.Wave("spring", "wave_a");

        var recorded = (await evaluation.RecordWaveAsync(new() { Wave = wave })).Wave;
        await evaluation.FeedbackAsync("respondent_kind,lead_ref,supervisor_ref,wave,a,b,theme_code\ndsl,L0003,,spring,5,0,\n");
        wave.ClosesOn = GivenDelivery.Day(2022, 4, 8);
        var moved = (await evaluation.RecordWaveAsync(new() { Wave = wave })).Wave;

        Assert.Equal((GivenDelivery.Day(2022, 3, 31), GivenDelivery.Day(2022, 4, 8)), (recorded.ClosesOn, moved.ClosesOn));
        wave.InstrumentCode = "supervision_feedback";
        await Imports.RefusedAsync(Reasons.InstrumentFinal, async () => await evaluation.RecordWaveAsync(new() { Wave = wave }));
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_are_named_at_once(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await evaluation.RecordWaveAsync(new()
        {
            Wave = new()
            {
                Wave = "Mid Point",
                OpensOn = GivenDelivery.Day(2022, 3, 2),
                ClosesOn = GivenDelivery.Day(2022, 3, 1),
                RespondentKinds = { RespondentKind.Observer }
            },
        }));
        var notAsked = new FeedbackWave(GivenEvaluation.Wave("checklist", "session_fidelity"));

        Assert.Equal(["wave.wave", "wave.instrument_code", "wave.closes_on", "wave.respondent_kinds", "wave.audience"], refusal.Fields());
        Assert.Equal(["wave.respondent_kinds"],
            (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await evaluation.RecordWaveAsync(new() { Wave = notAsked })))
                .Fields());
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await evaluation.RecordWaveAsync(new() { Wave = GivenEvaluation.Wave("spring_2", "wave_a", version: 9) }));
    }
}
