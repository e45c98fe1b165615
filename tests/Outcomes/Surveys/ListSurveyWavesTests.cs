using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListSurveyWavesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Baseline_and_followup_are_there_from_the_start_on_their_usual_days(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));
        await surveys.WaveAsync("extra", "swemwbs");

        var first = surveys.ListSurveyWaves(new() { PageSize = 1 });
        var rest = surveys.ListSurveyWaves(new() { PageToken = first.NextPageToken });

        var baseline = first.Waves.Single();
        Assert.Equal(("baseline", true, GivenRegister.Day(2021, 9, 1), GivenRegister.Day(2021, 10, 12)),
            (baseline.Wave, baseline.Usual, baseline.OpensOn, baseline.ClosesOn));
        Assert.Equal(["cbi", "intention_to_leave"], baseline.Instruments.Select(instrument => instrument.Code));
        Assert.Equal([PostRole.Lead, PostRole.Deputy], baseline.Roles);
        Assert.Equal([("followup", true), ("extra", false)], rest.Waves.Select(wave => (wave.Wave, wave.Usual)));
        Assert.Equal((GivenRegister.Day(2022, 6, 6), GivenRegister.Day(2022, 7, 31)), (rest.Waves[0].OpensOn, rest.Waves[0].ClosesOn));
    }
}
