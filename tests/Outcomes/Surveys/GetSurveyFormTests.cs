using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class GetSurveyFormTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_code_shows_what_it_is_asked_with_the_lines_of_copyright(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("shown", "swemwbs", "intention_to_leave");
        var code = (await surveys.CodesAsync("shown", GivenOutcomes.Bury[0])).Single().Code;

        var form = (await programme.FormAsync())
            .GetSurveyForm(new() { Code = $" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}" });

        Assert.Equal(("Survey shown", GivenRegister.Day(2022, 10, 20)), (form.Title, form.ClosesOn));
        Assert.Equal(["swemwbs", "intention_to_leave"], form.Instruments.Select(instrument => instrument.Code));
        Assert.Contains("© University of Warwick", form.Instruments[0].Copyright, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_wave_that_has_not_begun_shows_nothing(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.RecordSurveyWaveAsync(
            new() { Wave = new(GivenSurveys.Wave("later", "gad7")) { OpensOn = GivenRegister.Day(2022, 10, 10) } });
        var code = (await surveys.CodesAsync("later", GivenOutcomes.Bury[0])).Single().Code;
        var form = await programme.FormAsync();

        var early = await Imports.RefusedAsync(Reasons.NotFound, async () => await form.GetSurveyFormAsync(new() { Code = code }));
        var unknown = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await form.GetSurveyFormAsync(new() { Code = "AAAA-AAAA-AAAA-AAAA" }));

        Assert.Equal(unknown, early);
    }
}
