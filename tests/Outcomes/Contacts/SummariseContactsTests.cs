using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseContactsTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_s_contacts_are_those_of_its_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);

        var trial = await programme.SectionAsync("outcomes");
        var baseline = await programme.SectionAsync("outcomes_baseline");

        WholeProgramme.AssertSame(WholeProgramme.Truth("outcomes_202122"), trial, "by_arm");
        WholeProgramme.AssertSame(WholeProgramme.Truth("outcomes_baseline_202021"), baseline, "by_arm");
    }

    [SkippableTheory, EachStore]
    public async Task As_known_on_a_day_versions_extracted_later_do_not_count(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        var october = new SummariseContactsRequest { FirstMonth = "2021-10", LastMonth = "2021-10" };

        var latest = outcomes.SummariseContacts(october).ByLa.Single(la => la.LaCode == "350");
        var before = outcomes.SummariseContacts(new(october) { KnownOn = new() { Year = 2022, Month = 1, Day = 12 } }).ByLa
            .Single(la => la.LaCode == "350");
        var first = outcomes.SummariseContacts(new(october) { Basis = VersionBasis.First }).ByLa.Single(la => la.LaCode == "350");

        Assert.Equal(first, before);
        Assert.NotEqual(first, latest);
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_limited_to_one_authority_gets_that_authority_s_numbers_as_the_whole(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var statistician = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.Statistician, "351");

        var contacts = statistician.SummariseContacts(new());

        Assert.Equal("351", Assert.Single(contacts.ByLa).LaCode);
        Assert.Equal((2346, 747, 23), (contacts.Overall.Nfa.Denominator, contacts.Overall.Nfa.Numerator, contacts.Overall.Schools));
        Assert.Equal(11, contacts.ByLaAndMonth.Count);
    }

    [SkippableTheory, EachStore]
    public async Task A_window_that_is_none_is_refused(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        var notMonths = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await outcomes.SummariseContactsAsync(new() { FirstMonth = "2021-9", LastMonth = "x" }));
        var backwards = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await outcomes.SummariseContactsAsync(new() { FirstMonth = "2021-12", LastMonth = "2021-11" }));
        Assert.Equal(["first_month", "last_month"], notMonths.Fields());
        Assert.Equal(["last_month"], backwards.Fields());
    }
}
