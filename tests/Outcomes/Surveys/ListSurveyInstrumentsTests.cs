using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListSurveyInstrumentsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Bundled_instruments_are_there_from_the_start_and_final_page_by_page(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));

        var first = surveys.ListSurveyInstruments(new() { PageSize = 4 });
        var rest = surveys.ListSurveyInstruments(new() { PageToken = first.NextPageToken });
        var all = first.Instruments.Concat(rest.Instruments).ToList();

        Assert.Equal(["cbi", "confidence", "gad7", "intention_to_leave", "knowledge_of_thresholds", "swemwbs"],
            all.Select(instrument => instrument.Code));
        Assert.All(all, instrument => Assert.True(instrument.Final));
        Assert.Equal(["minimal", "mild", "moderate", "severe"], all[2].Scores.Single().Bands.Select(band => band.Code));
        Assert.Single(surveys.ListSurveyInstruments(new() { Code = "cbi" }).Instruments);
    }
}
