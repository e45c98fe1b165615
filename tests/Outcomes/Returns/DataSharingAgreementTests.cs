using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class DataSharingAgreementTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Signed = "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n351,E08000002,Bury,North West,2021-05-24,";

    [SkippableTheory, EachStore]
    public async Task A_return_extracted_before_the_agreement_was_signed_is_refused_with_both_dates(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await SignAsync(programme, "2021-11-15");

        var refusal = await Imports.RefusedAsync(Reasons.NoDataSharingAgreement,
            () => outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2021-11-14", 40, 12)));
        var onTheDay = await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2021-11-15", 40, 12));

        Assert.Contains("2021-11-14", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2021-11-15", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4, onTheDay.Report.RowsAdded);
    }

    [SkippableTheory, EachStore]
    public async Task Without_an_agreement_no_return_is_taken(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await SignAsync(programme, "");

        await Imports.RefusedAsync(Reasons.NoDataSharingAgreement,
            () => outcomes.ImportAsync("351", "2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-14", 40, 12)));
        Assert.DoesNotContain(outcomes.ListReturns(new()).Returns, item => item.ReportingMonth == "2021-12");
    }

    [SkippableTheory, EachStore]
    public async Task An_agreement_holds_on_when_the_code_gets_another_row(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await AuthoritiesAsync(programme,
            "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on\n"
                + "352,E08000003,Manchester,,2021-12-31,2021-05-31,2021-07-01\n352,E08000099,Manchester,2022-01-01,,,\n");

        var taken = await outcomes.ImportAsync("352", "2022-01", GivenOutcomes.Return("2022-01", "2022-02-10", ("170076", 10, 2)));
        await Imports.RefusedAsync(Reasons.NoDataSharingAgreement,
            () => outcomes.ImportAsync("352", "2021-05", GivenOutcomes.Return("2021-05", "2021-06-30", ("170076", 10, 2))));

        Assert.Equal(1, taken.Report.RowsAdded);
    }

    private static Task SignAsync(RunningProgramme programme, string signedOn) => AuthoritiesAsync(programme, Signed + signedOn + "\n");

    private static Task AuthoritiesAsync(RunningProgramme programme, string text) =>
        programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities()
        .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, text);
}
