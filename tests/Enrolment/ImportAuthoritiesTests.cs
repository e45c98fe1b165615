using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportAuthoritiesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Two = "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n350,E08000001,Bolton,North West,2021-05-11,2021-06-15\n351,E08000002,Bury,North West,2021-05-24,\n";

    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_says_so(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();

        await ImportAsync(enrolment, Two);
        var again = (await ImportAsync(enrolment, Two)).Report;

        Assert.True(again.NothingChanged);
        Assert.Equal((2, 0, 0, 2), (again.RowsRead, again.RowsAdded, again.RowsChanged, again.RowsUnchanged));
    }

    [SkippableTheory, EachStore]
    public async Task A_file_with_errors_names_every_line_and_column_and_leaves_no_trace(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        const string bad = "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n990,E1,Somewhere,,11/05/2021,\n99,E2,Elsewhere,,,\n990,E3,,,,\n";

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(enrolment, bad));

        Assert.Equal(["line 2, column mou_signed_on", "line 3, column la_code", "line 4, column la_code", "line 4, column name"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListAuthorities(new()).Authorities, authority => authority.LaCode == "990");
    }

    [SkippableTheory, EachStore]
    public async Task A_repeated_request_gets_the_first_answer_again(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        const string one = "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n360,E08000099,Elsewhere,,\n";

        var first = await ImportAsync(enrolment, one, "r-360");
        var again = await ImportAsync(enrolment, one, "r-360");

        Assert.Equal(first, again);
        Assert.Equal(1, again.Report.RowsAdded);
        await Imports.RefusedAsync(Reasons.RequestIdReused, () => ImportAsync(enrolment, Two, "r-360"));
    }

    private static Task<ImportAuthoritiesResponse> ImportAsync(EnrolmentService.EnrolmentServiceClient enrolment, string text, string requestId = "") =>
        enrolment.ImportAuthorities().SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv", requestId: requestId) }, text);
}
