using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class RecordBaselineTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_baseline_is_recorded_once_and_then_it_is_a_stage_and_no_work(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        bool Outstanding() => enrolment.ListWorklist(new() { Kind = WorkKind.Baseline }).Items.Any(item => item.Urn == "350001");
        Assert.True(Outstanding());

        var baseline = enrolment.RecordBaseline(new() { Urn = "350001", CompletedOn = Day(2021, 9, 24) }).Baseline;

        Assert.Equal(("350", Day(2021, 9, 24)), (baseline.LaCode, baseline.CompletedOn));
        Assert.False(Outstanding());
        var stages = enrolment.ListStages(new()).Schools.Single(school => school.Urn == "350001").Events;
        Assert.Equal(Day(2021, 9, 24), stages.Single(item => item.Stage == SchoolStage.BaselineComplete).ReachedOn);
        Assert.DoesNotContain(SchoolStage.BaselineComplete,
            enrolment.ListStages(new() { AsOf = Day(2021, 9, 23) }).Schools.Single(school => school.Urn == "350001").Events
                .Select(item => item.Stage));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => enrolment.RecordBaselineAsync(new() { Urn = "350001", CompletedOn = Day(2021, 9, 25) }).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task A_day_to_come_no_day_and_a_school_of_another_authority_are_refused(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var later = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => coordinator.RecordBaselineAsync(new() { Urn = "351001", CompletedOn = Day(2022, 10, 2) }).ResponseAsync);
        var never = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => coordinator.RecordBaselineAsync(new() { Urn = "351001" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => coordinator.RecordBaselineAsync(new() { Urn = "350002", CompletedOn = Day(2021, 9, 24) }).ResponseAsync);

        Assert.Equal(["completed_on", "completed_on"], later.Fields().Concat(never.Fields()));
    }
}
