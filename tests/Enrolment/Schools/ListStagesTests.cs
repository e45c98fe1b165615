using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ListStages: how far a school is follows from dated events.</summary>
public sealed class ListStagesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Every_event_moves_a_school_on_and_a_past_day_shows_it_where_it_was(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = programme.Client<Client>();
        var allocation = programme.Client<Allocations>();
        SchoolStage StageOf(string urn, Google.Type.Date? day = null) =>
            enrolment.ListStages(new() { AsOf = day }).Schools.Single(school => school.Urn == urn).Stage;
        await enrolment.ImportAuthoritiesAsync("350");
        await enrolment.ImportExtractAsync(20210901, Line(350001), Line(350002, number: "4002"),
            Line(350003, phase: "Primary", number: "4003"));
        Assert.Equal(SchoolStage.Eligible, StageOf("350001"));
        await enrolment.ImportAgreementsAsync(
            "350001,information_sheet,2021-09-10\n350001,mou,2021-09-20\n350002,information_sheet,2021-09-11\n350002,opt_out,2021-09-12\n");
        Assert.Equal((SchoolStage.Agreed, SchoolStage.OptedOut), (StageOf("350001"), StageOf("350002")));

        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;
        Assert.Equal(SchoolStage.Listed, StageOf("350001"));
        await allocation.DrawAsync(hash);
        Assert.Equal(SchoolStage.Randomised, StageOf("350001"));
        await allocation.ReleaseAllocationAsync(new());
        Assert.Equal(SchoolStage.Released, StageOf("350001"));
        await enrolment.WithdrawSchoolAsync(new()
        {
            Urn = "350001",
            Scope = WithdrawalScope.Data,
            WithdrawnOn = Day(2022, 10, 1),
            Reason = "workload"
        });

        var school = enrolment.ListStages(new() { Stage = SchoolStage.WithdrawnFromData }).Schools.Single();
        Assert.Equal([SchoolStage.Eligible, SchoolStage.Approached, SchoolStage.Agreed, SchoolStage.Listed, SchoolStage.Randomised,
            SchoolStage.Released, SchoolStage.WithdrawnFromData], school.Events.Select(item => item.Stage));
        Assert.Equal(("workload", Day(2022, 10, 1)), (school.Events[^1].Reason, school.Events[^1].ReachedOn));
        Assert.Equal((SchoolStage.Agreed, SchoolStage.Approached),
            (StageOf("350001", Day(2021, 9, 20)), StageOf("350001", Day(2021, 9, 19))));
        var primary = enrolment.ListStages(new() { Stage = SchoolStage.NotEligible }).Schools.Single();
        Assert.Equal(("350003", "phase Primary"), (primary.Urn, primary.Events.Single().Reason));
    }

    [SkippableTheory, EachStore]
    public async Task A_school_is_closed_when_nothing_that_it_went_on_as_is_open(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ConvertedSchoolsAsync();
        SchoolStage StageOf(string urn) => enrolment.ListStages(new()).Schools.Single(school => school.Urn == urn).Stage;
        var closed = GivenHistory.Successors[..3]
            .Append(Line(360001, name: "A Academy", status: "Closed", closed: "31-05-2022", reason: "Closure"))
            .Append(Line(360002, name: "United Academy"));

        var before = StageOf("350001");
        await enrolment.ImportExtractAsync(20220901, [.. closed]);

        Assert.NotEqual(SchoolStage.Closed, before);
        Assert.Equal(SchoolStage.Closed, StageOf("350001"));
        Assert.NotEqual(SchoolStage.Closed, StageOf("350002"));
        Assert.Equal(UnitState.Closed, enrolment.GetUnit(new() { Urn = "350001" }).Units.Single().State);
    }

    [SkippableTheory, EachStore]
    public async Task The_schools_of_the_programme_are_where_its_files_put_them_in_pages_and_scope(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var enrolment = programme.Client<Client>();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var schools = new List<SchoolStages>();
        var page = new ListStagesResponse();
        do
        {
            page = enrolment.ListStages(new() { PageSize = 150, PageToken = page.NextPageToken });
            schools.AddRange(page.Schools);
        }
        while (page.NextPageToken.Length > 0);

        var withdrawn = enrolment.ListWithdrawals(new()).Withdrawals.GroupBy(row => row.Urn).ToList();
        Assert.Equal((308, 308), (schools.Count, schools.Select(school => school.Urn).Distinct().Count()));
        Assert.Equal(2, schools.Count(school => school.Stage == SchoolStage.OptedOut));
        Assert.Equal(306 - withdrawn.Count, schools.Count(school => school.Stage == SchoolStage.Released));
        Assert.Equal(withdrawn.Count(rows => rows.Any(row => row.Scope == WithdrawalScope.Data)),
            schools.Count(school => school.Stage == SchoolStage.WithdrawnFromData));
        Assert.Equal(23, coordinator.ListStages(new()).Schools.Count);
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.ListStagesAsync(new() { Stage = (SchoolStage)99 }).ResponseAsync);
    }
}
