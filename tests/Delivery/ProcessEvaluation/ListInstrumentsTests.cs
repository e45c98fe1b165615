using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ListInstrumentsTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Bundled_instruments_are_there_from_the_start_and_final_page_by_page(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var first = evaluation.ListInstruments(new() { PageSize = 1 });
        var second = evaluation.ListInstruments(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(("session_fidelity", true), (first.Instruments.Single().Code, first.Instruments.Single().Final));
        Assert.Equal(("supervision_feedback", ""), (second.Instruments.Single().Code, second.NextPageToken));
        Assert.Equal(["q1", "q2", "q3", "q4", "q5", "q6"], second.Instruments.Single().Items.Select(item => item.Code));
        Assert.Single(evaluation.ListInstruments(new() { Code = "session_fidelity" }).Instruments);
    }
}
