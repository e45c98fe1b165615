using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListAuthoritiesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Three =
        "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on\n928,E10000021,Before,,2021-03-31,,\n"
            + "940,E06000061,North,2021-04-01,,,\n941,E06000062,West,2021-04-01,,,\n";

    [SkippableTheory, EachStore]
    public async Task A_caller_sees_the_authorities_in_its_scope_and_pages_through_them(string store)
    {
        var programme = await ThreeAuthoritiesAsync(store);
        var lead = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.ProgrammeLead);
        var coordinator = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.LaCoordinator, "941");

        var first = lead.ListAuthorities(new() { PageSize = 2 });
        var second = lead.ListAuthorities(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["928", "940", "941"], first.Authorities.Concat(second.Authorities).Select(authority => authority.LaCode));
        Assert.Empty(second.NextPageToken);
        Assert.Equal(["941"], coordinator.ListAuthorities(new()).Authorities.Select(authority => authority.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_is_listed_while_its_code_is_valid(string store)
    {
        var programme = await ThreeAuthoritiesAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();

        var before = enrolment.ListAuthorities(new() { AsOf = new() { Year = 2021, Month = 3, Day = 31 } });
        var after = enrolment.ListAuthorities(new() { AsOf = new() { Year = 2021, Month = 4, Day = 1 } });

        Assert.Equal(["928"], before.Authorities.Select(authority => authority.LaCode));
        Assert.Equal(["940", "941"], after.Authorities.Select(authority => authority.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task A_code_with_several_rows_is_listed_once_as_it_was_on_the_day_or_as_it_was_last(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthorities().SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
            "la_code,gss_code,name,valid_from,valid_to,mou_signed_on,dsa_signed_on\n370,E08000038,Barnsley "
                + "(new),2025-05-01,,,\n370,E08000016,Barnsley,,2025-04-30,2021-05-01,2021-06-01\n");

        Authority On(Google.Type.Date? day) => enrolment.ListAuthorities(new() { AsOf = day }).Authorities.Single();

        Assert.Equal(("E08000016", null, GivenRegister.Day(2025, 4, 30)),
            (On(GivenRegister.Day(2025, 4, 30)).GssCode, On(GivenRegister.Day(2025, 4, 30)).ValidFrom,
                On(GivenRegister.Day(2025, 4, 30)).ValidTo));
        Assert.Equal("E08000038", On(GivenRegister.Day(2025, 5, 1)).GssCode);
        Assert.Equal(("E08000038", GivenRegister.Day(2021, 5, 1), GivenRegister.Day(2021, 6, 1)),
            (On(null).GssCode, On(null).MouSignedOn, On(null).DsaSignedOn));
        Assert.Single(enrolment.SummariseTurnover(new()).Leads);
        var figures = await programme.ScrapeAsync();
        Assert.Equal(["programme_local_authority_info{la=\"370\",la_name=\"Barnsley (new)\"} 1"],
            figures.Where(line => line.StartsWith("programme_local_authority_info{", StringComparison.Ordinal)));
        Assert.Contains("programme_agreements_outstanding{la=\"370\",la_name=\"Barnsley (new)\",kind=\"la_dsa\"} 0", figures);
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_valid_key_or_the_right_role_the_call_is_refused(string store)
    {
        var programme = await ThreeAuthoritiesAsync(store);
        var nobody = programme.Client<EnrolmentService.EnrolmentServiceClient>(null);
        var stranger = programme.Client<EnrolmentService.EnrolmentServiceClient>("prg_000000000000_00");
        var scraper = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.MetricsReader);

        Assert.Equal(StatusCode.Unauthenticated, Assert.Throws<RpcException>(() => nobody.ListAuthorities(new())).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, Assert.Throws<RpcException>(() => stranger.ListAuthorities(new())).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, Assert.Throws<RpcException>(() => scraper.ListAuthorities(new())).StatusCode);
    }

    private async Task<RunningProgramme> ThreeAuthoritiesAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, Three);
        return programme;
    }
}
