using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ListWavesTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_usual_waves_are_there_from_the_start(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var first = evaluation.ListWaves(new() { PageSize = 1 });
        var second = evaluation.ListWaves(new() { PageSize = 1, PageToken = first.NextPageToken });

        var midpoint = first.Waves.Single();
        Assert.Equal(("midpoint", true, WaveAudience.SupervisedSchools), (midpoint.Wave, midpoint.Usual, midpoint.Audience));
        Assert.Equal((GivenDelivery.Day(2022, 2, 14), GivenDelivery.Day(2022, 3, 13)), (midpoint.OpensOn, midpoint.ClosesOn));
        Assert.Equal(("endpoint", GivenDelivery.Day(2022, 7, 31), ""),
            (second.Waves.Single().Wave, second.Waves.Single().ClosesOn, second.NextPageToken));
    }
}
