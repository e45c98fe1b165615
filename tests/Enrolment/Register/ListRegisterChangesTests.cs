using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;
using Kind = Programme.Enrolment.V1.RegisterChangeKind;

namespace Programme.Tests;

public sealed class ListRegisterChangesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly string[] All =
    [
        "350001 Closed Open → Closed", "350001 NoLongerEligible eligible → status Closed", "350002 Name A School → B School",
            "350002 Pupils 900 → 950",
        "350009 Opened  → Open", "350009 Eligible  → eligible", "351001 Authority 351 → 350",
    ];

    [SkippableTheory, EachStore]
    public async Task What_an_extract_would_change_is_told_before_it_is_stored_and_can_be_read_afterwards(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();

        var checkedOnly = await enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20220301.csv", validateOnly: true) },
                Extract(GivenHistory.Later));
        var before = enrolment.ListRegisterChanges(new());
        var imported = await enrolment.ImportExtractAsync(20220301, GivenHistory.Later);
        var again = await enrolment.ImportExtractAsync(20220301, GivenHistory.Later);

        Assert.Equal(["350001 Closed", "350001 NoLongerEligible", "351001 Authority", "350002 Name", "350009 Opened", "350009 Eligible",
            "350002 Pupils"], checkedOnly.Changes.Select(change => $"{change.Urn} {change.Kind}"));
        Assert.Equal((7, 3, Day(2021, 9, 1)), (checkedOnly.ChangesTotal, checkedOnly.Eligible, checkedOnly.ComparedWithOn));
        Assert.Equal(["Closed 1 1 1", "Opened 1 1 0", "NoLongerEligible 1 1 1", "Eligible 1 1 0", "Authority 1 1 1", "Name 2 1 1",
            "Pupils 1 1 1"],
            checkedOnly.ChangeCounts.Select(count => $"{count.Kind} {count.Establishments} {count.InAuthorities} {count.Listed}"));
        Assert.Equal((null, Day(2021, 9, 1)), (before.FromExtractOn, before.ToExtractOn));
        Assert.Equal((checkedOnly.Changes, checkedOnly.ChangeCounts), (imported.Changes, imported.ChangeCounts));
        Assert.Equal(imported.Changes.OrderBy(change => change.Urn).ThenBy(change => change.Kind),
            enrolment.ListRegisterChanges(new()).Changes);
        Assert.Equal((true, 0, 0), (again.Report.NothingChanged, again.ChangesTotal, again.ChangeCounts.Count));
    }

    [SkippableTheory, EachStore]
    public async Task Changes_are_listed_by_urn_and_kind_with_what_the_register_says_on_both_days(string store)
    {
        var (_, enrolment) = await HistoryAsync(store);

        var changes = enrolment.ListRegisterChanges(new());

        Assert.Equal(All, changes.Changes.Select(Text));
        Assert.Equal((Day(2021, 9, 1), Day(2022, 3, 1)), (changes.FromExtractOn, changes.ToExtractOn));
        Assert.Equal((Day(2021, 12, 31), "Closure", true, "350"),
            (changes.Changes[0].ChangedOn, changes.Changes[0].ClosedReason, changes.Changes[0].Listed, changes.Changes[0].LaCode));
        Assert.Equal((Day(1999, 9, 1), false), (changes.Changes[4].ChangedOn, changes.Changes[4].Listed));
    }

    [SkippableTheory, EachStore]
    public async Task Any_two_days_can_be_compared_and_before_the_first_extract_there_is_nothing(string store)
    {
        var (_, enrolment) = await HistoryAsync(store);

        Assert.Empty(enrolment.ListRegisterChanges(new() { FromOn = Day(2021, 9, 1), ToOn = Day(2022, 2, 28) }).Changes);
        Assert.Equal(All, enrolment.ListRegisterChanges(new() { FromOn = Day(2022, 2, 28), ToOn = Day(2022, 12, 1) }).Changes.Select(Text));
        Assert.Equal(4,
            enrolment.ListRegisterChanges(new() { FromOn = Day(2020, 1, 1), ToOn = Day(2021, 9, 1), Kind = Kind.Added }).Changes.Count);
        Assert.Empty(enrolment.ListRegisterChanges(new() { FromOn = Day(2019, 1, 1), ToOn = Day(2020, 1, 1) }).Changes);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await enrolment.ListRegisterChangesAsync(new() { FromOn = Day(2022, 3, 2), ToOn = Day(2022, 3, 1) }));
        Assert.Equal(["from_on"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_pages_one_after_another_are_the_whole_list(string store)
    {
        var (_, enrolment) = await HistoryAsync(store);
        var pages = new List<ListRegisterChangesResponse>();
        do
            pages.Add(enrolment.ListRegisterChanges(new() { PageSize = 1, PageToken = pages.LastOrDefault()?.NextPageToken ?? "" }));
        while (pages[^1].NextPageToken.Length > 0);

        Assert.Equal(All, pages.SelectMany(page => page.Changes).Select(Text));
        Assert.All(pages, page => Assert.Single(page.Changes));
    }

    [SkippableTheory, EachStore]
    public async Task Kind_list_and_authority_choose_among_them_and_a_school_that_moved_is_of_both_authorities(string store)
    {
        var (programme, enrolment) = await HistoryAsync(store);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        Assert.Equal(All.Where(change => change.Contains(" Name ", StringComparison.Ordinal)),
            enrolment.ListRegisterChanges(new() { Kind = Kind.Name }).Changes.Select(Text));
        Assert.Equal(All.Where(change => !change.StartsWith("350009", StringComparison.Ordinal)),
            enrolment.ListRegisterChanges(new() { ListedOnly = true }).Changes.Select(Text));
        Assert.Equal(All[^1..], enrolment.ListRegisterChanges(new() { LaCode = "351" }).Changes.Select(Text));
        Assert.Equal(All, enrolment.ListRegisterChanges(new() { LaCode = "350" }).Changes.Select(Text));
        Assert.Equal(All[^1..], coordinator.ListRegisterChanges(new()).Changes.Select(Text));
        Assert.Empty(coordinator.ListRegisterChanges(new() { LaCode = "350" }).Changes);
    }

    private static string Text(RegisterChange change) => $"{change.Urn} {change.Kind} {change.Before} → {change.After}";

    private async Task<(RunningProgramme Programme, Client Enrolment)> HistoryAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportExtractAsync(20220301, GivenHistory.Later);
        return (programme, enrolment);
    }
}
