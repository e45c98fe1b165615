using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportSurveyInstrumentTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_version_is_replaced_until_a_wave_with_it_is_asked_and_another_version_stands_beside_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);

        var first = await surveys.InstrumentAsync(GivenEvaluation.Instrument("own"));
        var again = await surveys.InstrumentAsync(GivenEvaluation.Instrument("own"));
        var reworded = await surveys.InstrumentAsync(GivenEvaluation.Instrument("own", wording: "It was of use."));
        await surveys.WaveAsync("own_wave", "own");
        var code = (await surveys.CodesAsync("own_wave", GivenOutcomes.Bury[0])).Single();

        Assert.Equal((1, true, 1), (first.RowsAdded, again.NothingChanged, reworded.RowsChanged));
        await Imports.RefusedAsync(Reasons.InstrumentFinal, () => surveys.InstrumentAsync(GivenEvaluation.Instrument("own")));
        Assert.Equal(1, (await surveys.InstrumentAsync(GivenEvaluation.Instrument("own", version: 2, wording: "Other words."))).RowsAdded);
        var form = await programme.FormAsync();
        Assert.Equal("It was of use.", form.GetSurveyForm(new() { Code = code.Code }).Instruments.Single().Items[0].Wording);
    }

    [SkippableTheory, EachStore]
    public async Task A_bundled_version_is_final_and_what_is_wrong_is_named_by_its_path(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));

        await Imports.RefusedAsync(Reasons.InstrumentFinal, () => surveys.InstrumentAsync(GivenEvaluation.Instrument("cbi")));
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => surveys.InstrumentAsync(GivenEvaluation.Instrument("No Code", version: 0)));

        Assert.Equal(["column code", "column version"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task It_is_for_a_key_that_is_not_limited(string store)
    {
        var limited = await (await programmes.OnAsync(store)).ClientAsync<SurveyService.SurveyServiceClient>(Role.DataManager, "350");

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => limited.InstrumentAsync(GivenEvaluation.Instrument("limited")));
    }
}
