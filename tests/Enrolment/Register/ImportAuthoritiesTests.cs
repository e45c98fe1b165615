using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportAuthoritiesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Two = "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n350,E08000001,Bolton,North "
        + "West,2021-05-11,2021-06-15\n351,E08000002,Bury,North West,2021-05-24,\n";

    private const string Spans = "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on\n";

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
        const string bad =
            "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n990,E1,Somewhere,,11/25/2021,\n99,E2,Elsewhere,,,\n990,E3,,,,\n";

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(enrolment, bad));

        Assert.Equal(["line 2, column mou_signed_on", "line 3, column la_code", "line 4, column name", "line 4, column la_code"],
            refusal.Fields());
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

    [SkippableTheory, EachStore]
    public async Task Days_of_one_code_that_overlap_are_refused_by_line_in_the_file_and_beside_what_is_stored(string store)
    {
        var enrolment = (await programmes.OnAsync(store)).Client<EnrolmentService.EnrolmentServiceClient>();
        await ImportAsync(enrolment, Spans + "371,E1,Doncaster,,,,\n");

        var inFile = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(enrolment, Spans
                + "372,E1,Rotherham,2021-04-01,,,\n372,E2,Rotherham,,2021-04-01,,\n372,E3,Rotherham,2021-05-01,2021-04-30,,\n"));
        var overlap = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(enrolment, Spans + "372,E1,Rotherham,2021-04-01,,,\n372,E2,Rotherham,,2021-04-01,,\n"));
        var beside = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(enrolment, Spans + "371,E2,Doncaster,2025-05-01,,,\n"));
        var ended = await ImportAsync(enrolment, Spans + "371,E1,Doncaster,,2025-04-30,,\n371,E2,Doncaster,2025-05-01,,,\n");

        Assert.Equal(["line 4, column valid_to"], inFile.Fields());
        Assert.Equal(["line 3, column valid_to"], overlap.Fields());
        Assert.Equal(["line 2, column valid_from"], beside.Fields());
        Assert.Equal((1, 1), (ended.Report.RowsAdded, ended.Report.RowsChanged));
    }

    [SkippableTheory, EachStore]
    public async Task An_agreement_is_that_of_the_code_and_another_day_of_signing_is_refused_by_line(string store)
    {
        var enrolment = (await programmes.OnAsync(store)).Client<EnrolmentService.EnrolmentServiceClient>();
        await ImportAsync(enrolment, Spans
            + "373,E08000019,Sheffield,,2025-04-30,2021-05-01,2021-06-01\n373,E08000039,Sheffield,2025-05-01,,,\n");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(enrolment, Spans + "373,E08000039,Sheffield,2025-05-01,,2021-05-01,2025-06-01\n"));

        var sheffield = enrolment.ListAuthorities(new()).Authorities.Single(authority => authority.LaCode == "373");
        Assert.Equal(["line 2, column dsa_signed_on"], refusal.Fields());
        Assert.Equal(("E08000039", GivenRegister.Day(2021, 5, 1), GivenRegister.Day(2021, 6, 1)),
            (sheffield.GssCode, sheffield.MouSignedOn, sheffield.DsaSignedOn));
    }

    [SkippableTheory, EachStore]
    public async Task Who_signed_in_which_role_and_what_version_stands_beside_the_day_for_every_row_of_the_code(string store)
    {
        var enrolment = (await programmes.OnAsync(store)).Client<EnrolmentService.EnrolmentServiceClient>();
        const string header =
            "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on,mou_signed_by,mou_version,dsa_signed_by,dsa_version\n";
        await ImportAsync(enrolment, header
            + "374,E1,Wakefield,,2025-04-30,2021-05-01,2021-06-01,director,1.0,data_protection_officer,3.1\n"
            + "374,E2,Wakefield,2025-05-01,,,,,,,\n");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportAsync(enrolment, header + "375,E1,Calderdale,,,2021-05-01,,Jo Smith,1.0,,3.1\n"));

        var authority = enrolment.ListAuthorities(new()).Authorities.Single(row => row.LaCode == "374");
        Assert.Equal((Signatory.Director, "1.0", Signatory.DataProtectionOfficer, "3.1"),
            (authority.MouSignedBy, authority.MouVersion, authority.DsaSignedBy, authority.DsaVersion));
        Assert.Equal(["line 2, column mou_signed_by", "line 2, column dsa_signed_on"], refusal.Fields());
    }

    private static Task<ImportAuthoritiesResponse> ImportAsync(EnrolmentService.EnrolmentServiceClient enrolment, string text,
        string requestId = "") =>
        enrolment.ImportAuthorities()
        .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv", requestId: requestId) }, text);
}
