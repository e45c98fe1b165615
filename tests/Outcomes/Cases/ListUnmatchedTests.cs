using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class ListUnmatchedTests
{
    [SkippableTheory, EachStore]
    public async Task Texts_are_listed_as_they_are_written_most_frequent_first_with_suggestions_that_decide_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportAliasesAsync($"Quaggafield Academy,{GivenOutcomes.Bury[3]},exact\n");
        await contacts.ImportContactsAsync(Contacts(1, "qaggafield  Acad") + Contacts(3, "???", "D") + Contacts(1, "Hill", "E")
            + Contacts(1, "zzzzzz", "F", "ADVICE") + Contact("G1", "a nurse", "NFA", source: "3C"));

        var texts = contacts.ListUnmatched(new() { LaCode = "351" }).Texts;

        Assert.Equal([("???", 3L), ("qaggafield  Acad", 1L), ("zzzzzz", 1L)], texts.Select(text => (text.Alias, text.Contacts)));
        Assert.Equal((GivenOutcomes.Bury[3], "Quaggafield Academy"), (texts[1].Suggestions[0].Urn, texts[1].Suggestions[0].Like));
        Assert.Empty(texts[0].Suggestions);
        Assert.Equal(1, contacts.Bury().InTrial);
    }

    [SkippableTheory, EachStore]
    public async Task The_list_comes_in_pages(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(1, "one") + Contacts(1, "two", "D") + Contacts(2, "three", "E"));

        var first = contacts.ListUnmatched(new() { LaCode = "351", PageSize = 2 });
        var second = contacts.ListUnmatched(new() { LaCode = "351", PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["three", "one", "two"], first.Texts.Concat(second.Texts).Select(text => text.Alias));
        Assert.Empty(second.NextPageToken);
    }
}
