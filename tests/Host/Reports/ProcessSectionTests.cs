using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class ProcessSectionTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_summary_has_the_measures_of_the_files_with_their_definitions(string store)
    {
        var programme = await programmes.OnAsync(store);
        var due = GivenDelivery.Delivery(programme).SummariseSessions(new()).ByLa.ToDictionary(la => la.LaCode, la => la.Due);

        var process = await programme.SectionAsync("process");

        foreach (var (la, measures) in process["per_la"]!.AsObject())
        {
            foreach (var (code, (numerator, denominator)) in ProcessFromFiles.Of(la, due[la]))
                Assert.Equal((la, code, numerator, denominator),
                    (la, code, (double)measures![code]!["numerator"]!, (double)measures[code]!["denominator"]!));
            Assert.Equal(process["measures"]!.AsObject().Select(measure => measure.Key),
                measures!.AsObject().Select(measure => measure.Key));
        }
        Assert.Equal(10, process["per_la"]!.AsObject().Count);
        Assert.Equal(due.Values.Sum(), (double)process["overall"]!["dosage_delivered"]!["denominator"]!);
        Assert.All(process["measures"]!.AsObject(), measure => Assert.NotEmpty((string)measure.Value!["definition"]!));
    }
}
