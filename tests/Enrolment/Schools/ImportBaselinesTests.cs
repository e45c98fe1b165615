using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ImportBaselinesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_later_file_corrects_the_day_and_the_same_again_changes_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();

        var first = await ImportAsync(enrolment, "350001,2021-09-24\n350002,2021-09-25\n");
        var corrected = await ImportAsync(enrolment, "350001,2021-09-27\n350002,2021-09-25\n");
        var again = await ImportAsync(enrolment, "350001,2021-09-27\n350002,2021-09-25\n");

        Assert.Equal((2, 1, 1, true), (first.RowsAdded, corrected.RowsChanged, corrected.RowsUnchanged, again.NothingChanged));
        Assert.Equal(Day(2021, 9, 27),
            enrolment.ListStages(new()).Schools[0].Events.Single(item => item.Stage == SchoolStage.BaselineComplete).ReachedOn);
    }

    [SkippableTheory, EachStore]
    public async Task Every_row_in_error_is_named_and_nothing_is_stored(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () =>
                ImportAsync(enrolment, "351001,2021-09-24\n999999,2021-09-24\n350001,31/09/2021\n350002,2022-10-02\n351001,2021-09-24\n"));

        Assert.Equal(["line 3, column urn", "line 4, column completed_on", "line 5, column completed_on", "line 6, column urn"],
            refusal.Fields());
        Assert.Contains(enrolment.ListWorklist(new() { Kind = WorkKind.Baseline }).Items, item => item.Urn == "351001");
    }

    private static async Task<Common.V1.ImportReport> ImportAsync(Client enrolment, string rows) =>
        (await enrolment.ImportBaselines()
            .SendAsync(new ImportBaselinesRequest { Options = Imports.Options("baselines.csv") }, "urn,completed_on\n" + rows)).Report;
}
