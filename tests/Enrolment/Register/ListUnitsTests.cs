using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListUnitsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_unit_keeps_its_listed_urn_and_tells_what_became_of_it(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ConvertedSchoolsAsync();

        var units = enrolment.ListUnits(new()).Units;

        Assert.Equal(["350001 350 Converted 360001", "350002 350 Merged 360002", "351001 351 Merged 360002"], units.Select(Text));
        Assert.Equal([Day(2021, 11, 1), Day(2022, 1, 1), Day(2022, 1, 1)], units.Select(unit => unit.SinceOn));
        Assert.Equal([[], ["351001"], ["350002"]], units.Select(unit => unit.OtherUnitUrns));
        var (listed, academy) = (units[0].Urns[0], units[0].Urns[1]);
        Assert.Equal(("350001", "", null, Day(2021, 10, 31), "Academy Converter"),
            (listed.Urn, listed.PredecessorUrn, listed.StartedOn, listed.ClosedOn, listed.ClosedReason));
        Assert.Equal(("360001", "A Academy", "350001", "Successor", Day(2021, 11, 1)),
            (academy.Urn, academy.Name, academy.PredecessorUrn, academy.LinkType, academy.StartedOn));
        Assert.Equal(["340001", "351001", "360002"], units[2].Urns.Select(urn => urn.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task The_register_before_its_links_or_after_them_or_twice_makes_no_difference(string store)
    {
        var one = await (await programmes.OnAsync(store)).ConvertedSchoolsAsync();
        await using var programme = await RunningProgramme.StartAsync(store);
        var other = await programme.ListedSchoolsAsync();

        await other.ImportLinksAsync(GivenHistory.Links);
        await other.ImportExtractAsync(20220301, GivenHistory.Successors);
        var links = await other.ImportLinksAsync(GivenHistory.Links);
        var register = await other.ImportExtractAsync(20220301, GivenHistory.Successors);

        Assert.Equal(one.ListUnits(new()), other.ListUnits(new()));
        Assert.True(links.Report.NothingChanged && register.Report.NothingChanged);
    }

    [SkippableTheory, EachStore]
    public async Task The_state_is_that_of_the_day(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ConvertedSchoolsAsync();

        string States(int month, int day) =>
            string.Join(' ', enrolment.ListUnits(new() { AsOf = Day(2021, month, day) }).Units.Select(unit => unit.State));

        Assert.Equal("Open Open Open", States(10, 31));
        Assert.Equal("Converted Open Open", States(11, 1));
        Assert.Equal("Converted Open Open", States(12, 31));
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_is_told_of_the_units_in_its_scope_and_pages_through_them(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ConvertedSchoolsAsync();
        var supervisor = await programme.ClientAsync<Client>(Role.Supervisor, "351");

        var first = enrolment.ListUnits(new() { PageSize = 2 });
        var second = enrolment.ListUnits(new() { PageSize = 2, PageToken = first.NextPageToken });
        var own = supervisor.ListUnits(new()).Units.Single();

        Assert.Equal(enrolment.ListUnits(new()).Units, first.Units.Concat(second.Units));
        Assert.Equal(["350001", "350002"], enrolment.ListUnits(new() { LaCode = "350" }).Units.Select(unit => unit.ListedUrn));
        Assert.Equal(("351001 351 Merged 360002", 0), (Text(own), own.OtherUnitUrns.Count));
        Assert.Empty(supervisor.ListUnits(new() { LaCode = "350" }).Units);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await enrolment.ListUnitsAsync(new() { LaCode = "350", PageToken = first.NextPageToken }));
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_list_is_frozen_there_are_no_units(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);

        Assert.Empty(programme.Client<Client>().ListUnits(new()).Units);
    }

    private static string Text(TrialUnit unit) => $"{unit.ListedUrn} {unit.LaCode} {unit.State} {string.Join(' ', unit.CurrentUrns)}";
}
