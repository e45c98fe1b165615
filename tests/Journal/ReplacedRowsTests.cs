using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What an import replaces is not lost.</summary>
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
        Assert.Contains("\"replaced\":[{\"entity\":\"AuthorityRow\",\"key\":\"360\",\"old\":{\"Name\":\"Before\"}}]", entries.Entries[^1].Details, StringComparison.Ordinal);
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    private static Task<ImportAuthoritiesResponse> ImportAsync(RunningProgramme programme, string rows) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities().SendAsync(
            new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n" + rows.Replace("\n", ",,\n", StringComparison.Ordinal));
}
