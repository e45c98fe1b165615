using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportInstrumentTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_version_is_replaced_until_answers_refer_to_it(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var first = await evaluation.InstrumentAsync(GivenEvaluation.Instrument("import_a"));
        var again = await evaluation.InstrumentAsync(GivenEvaluation.Instrument("import_a"));
        var reworded = await evaluation.InstrumentAsync(GivenEvaluation.Instrument("import_a", wording: "It was of use."));
        await evaluation.RecordWaveAsync(new() { Wave = GivenEvaluation.Wave("import_wave", "import_a") });
        await evaluation.FeedbackAsync("respondent_kind,lead_ref,supervisor_ref,wave,a,b,theme_code\ndsl,L0003,,import_wave,5,0,\n");

        Assert.Equal((1, 1), (first.RowsAdded, reworded.RowsChanged));
        Assert.True(again.NothingChanged);
        await Imports.RefusedAsync(Reasons.InstrumentFinal, () => evaluation.InstrumentAsync(GivenEvaluation.Instrument("import_a")));
        Assert.Equal(1, (await evaluation.InstrumentAsync(GivenEvaluation.Instrument("import_a", version: 2))).RowsAdded);
    }

    [SkippableTheory, EachStore]
    public async Task A_bundled_version_is_final(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        await Imports.RefusedAsync(Reasons.InstrumentFinal,
            () => evaluation.InstrumentAsync(GivenEvaluation.Instrument("supervision_feedback")));
    }

    [SkippableTheory, EachStore]
    public async Task Everything_that_is_wrong_is_named_by_its_path(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => evaluation.InstrumentAsync("""
            {
              "code": "No Code", "version": 0, "title": "T", "licence": "L", "respondent_kinds": [],
              "scales": [{ "code": "s", "points": [{ "value": 2, "label": "two" }, { "value": 1, "label": "one" }] }],
              "items": [{ "code": "a", "wording": "", "scale": "other" }, { "code": "a", "wording": "W", "scale": "s" }],
              "scores": [{ "code": "x", "title": "X", "items": ["a", "z"], "method": "median", "least_answered": 3 }]
            }
            """));

        Assert.Equal(
            [
                "column code", "column version", "column respondent_kinds", "column items[1].code", "column scales[0].points",
                    "column items[0].wording", "column items[0].scale",
                "column scores[0].items", "column scores[0].method", "column scores[0].least_answered",
            ],
            refusal.Fields());
        Assert.Equal(["file"], (await Imports.RefusedAsync(Reasons.FileInvalid, () => evaluation.InstrumentAsync("code,version\nq,1\n")))
            .Fields());
        Assert.Equal(["file"],
            (await Imports.RefusedAsync(Reasons.FileInvalid, () => evaluation.InstrumentAsync("""{ "code": "a", "surname": "b" }""")))
                .Fields());
    }

    [SkippableTheory, EachStore]
    public async Task It_is_for_a_key_that_is_not_limited(string store)
    {
        var limited = await (await programmes.OnAsync(store))
            .ClientAsync<EvaluationService.EvaluationServiceClient>(Role.DataManager, "350");

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => limited.InstrumentAsync(GivenEvaluation.Instrument("import_limited")));
    }
}
