using System.Text.Json.Nodes;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseCasesTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_authority_s_single_contacts_give_the_truth_and_its_return(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var summary = await SummaryVerb.SummariseAsync(programme.Invoker(), new() { Sections = { "cases" } }, default);

        var truth = WholeProgramme.Truth("ssd_350");
        WholeProgramme.AssertSame(truth, summary["ssd_350"]!);
        Assert.Equal((string?)truth["definition"], (string?)summary["ssd_350"]!["definition"]);
        Assert.Single(summary);
    }
}
