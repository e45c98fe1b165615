using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class RecordSurveyWaveTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_wave_can_be_changed_but_not_what_was_asked_already(string store)
    {
        var surveys = await GivenSurveys.WithLeadsAsync(await programmes.OnAsync(store));
        await surveys.WaveAsync("changing", "gad7");

        var other = await surveys.WaveAsync("changing", "gad7", "swemwbs");
        await surveys.CodesAsync("changing", GivenOutcomes.Bury[0]);
        var longer = GivenSurveys.Wave("changing", "gad7", "swemwbs");
        longer.ClosesOn = GivenRegister.Day(2022, 11, 20);
        var extended = (await surveys.RecordSurveyWaveAsync(new() { Wave = longer })).Wave;

        Assert.Equal(["gad7", "swemwbs"], other.Instruments.Select(instrument => instrument.Code));
        Assert.Equal(longer.ClosesOn, extended.ClosesOn);
        await Imports.RefusedAsync(Reasons.InstrumentFinal, () => surveys.WaveAsync("changing", "gad7"));
    }

    [SkippableTheory, EachStore]
    public async Task Everything_that_is_wrong_with_a_wave_is_named_at_once(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));
        var observers = GivenEvaluation.Instrument("watched")
            .Replace("\"RESPONDENT_KIND_DSL\", \"RESPONDENT_KIND_SUPERVISOR\"", "\"RESPONDENT_KIND_OBSERVER\"", StringComparison.Ordinal);
        await surveys.InstrumentAsync(observers);

        var empty = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await surveys.RecordSurveyWaveAsync(new()));
        var turned = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await surveys.RecordSurveyWaveAsync(
                    new()
                    {
                        Wave = new(GivenSurveys.Wave("x", "cbi"))
                        {
                            ClosesOn = GivenRegister.Day(2022, 9, 1),
                            Roles = { PostRole.Unspecified }
                        }
                    }));
        var twice = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => surveys.WaveAsync("x", "cbi", "cbi"));
        var others = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => surveys.WaveAsync("x", "watched"));

        Assert.Equal(["wave.wave", "wave.title", "wave.instruments", "wave.opens_on", "wave.closes_on", "wave.roles"], empty.Fields());
        Assert.Equal(["wave.closes_on", "wave.roles"], turned.Fields());
        Assert.Equal(["wave.instruments"], twice.Fields());
        Assert.Equal(["wave.instruments"], others.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, () => surveys.WaveAsync("x", "unheard"));
    }

    [SkippableTheory, EachStore]
    public async Task It_is_for_a_key_that_is_not_limited(string store)
    {
        var limited = await (await programmes.OnAsync(store)).ClientAsync<SurveyService.SurveyServiceClient>(Role.TrialManager, "350");

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => limited.WaveAsync("x", "cbi"));
    }
}
