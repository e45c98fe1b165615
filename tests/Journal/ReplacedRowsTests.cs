using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What an import replaces is not lost.</summary>
[Trait("Promise", "S12")]
public sealed class ReplacedRowsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_audit_row_of_an_import_keeps_the_old_values_of_the_rows_that_it_replaced(string store)
    {
        var programme = await programmes.OnAsync(store);
        await ImportAsync(programme, "360,E08000099,Before\n361,E08000098,Same\n");

        var report = await ImportAsync(programme, "360,E08000099,After\n361,E08000098,Same\n");

        var entries = await programme.Client<AccessService.AccessServiceClient>().ListAuditEntriesAsync(new() { Module = "enrolment" });
        Assert.Equal(1, report.Report.RowsChanged);
        Assert.Contains("\"replaced\":[{\"entity\":\"AuthorityRow\",\"key\":\"360|0001-01-01\",\"old\":{\"Name\":\"Before\"}}]",
            entries.Entries[^1].Details, StringComparison.Ordinal);
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    [Trait("Promise", "D10")]
    [SkippableTheory, EachStore]
    public async Task So_does_that_of_rows_with_a_version_which_are_stale_when_somebody_was_faster(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\n");
        var post = enrolment.ListPosts(new()).Posts.Single();
        var hold = await programme.Writer().HoldAsync();
        var ended =
            enrolment.EndPostAsync(new()
            {
                PostId = post.PostId,
                EndedOn = GivenRegister.Day(2022, 3, 31),
                LeavingReason = LeavingReason.Retired
            }).ResponseAsync;
        await programme.Writer().WaitingAsync(1);
        var slower = enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,2022-04-30,maternity\n");
        await programme.Writer().WaitingAsync(2);

        hold.SetResult();
        await ended;
        await Imports.RefusedAsync(Reasons.StaleEtag, () => slower);
        await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,2022-04-30,maternity\n");

        var entries = await programme.Client<AccessService.AccessServiceClient>().ListAuditEntriesAsync(new() { Module = "enrolment" });
        Assert.Contains("\"old\":{\"EndsBefore\":\"2022-04-01\",\"LeavingReason\":\"Retired\",\"Version\":\"2\"}",
            entries.Entries[^1].Details, StringComparison.Ordinal);
        Assert.Equal(GivenRegister.Day(2022, 4, 30), enrolment.ListPosts(new()).Posts.Single().EndedOn);
    }

    private static Task<ImportAuthoritiesResponse> ImportAsync(RunningProgramme programme, string rows) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities().SendAsync(
            new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
                "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n" + rows.Replace("\n", ",,\n", StringComparison.Ordinal));
}
