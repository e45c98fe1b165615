using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>Given: two authorities with a school each, a frozen list, leads, supervisors and withdrawals.</summary>
internal static class GivenPosts
{
    public const string LeadsHeader = "lead_ref,urn,role,started_on,ended_on,leaving_reason\n";

    /// <summary>Schools 350001 and 350002 in Bolton (350) and 351001 in Bury (351) are on the list; 350003 is not.</summary>
    public static async Task<Client> ListedSchoolsAsync(this RunningProgramme programme)
    {
        var enrolment = programme.Client<Client>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        await enrolment.ImportExtractAsync(20210901, Line(350001), Line(350002), Line(350003, phase: "Primary"), Line(351001, la: "351"),
            Line(999001, la: "999"));
        await programme.ImportListAsync("la_code,urn\n350,350001\n350,350002\n351,351001\n"u8.ToArray());
        return enrolment;
    }

    public static Task<ImportListResponse> ImportListAsync(this RunningProgramme programme, byte[] content) =>
        programme.Client<AllocationService.AllocationServiceClient>().ImportList()
            .SendAsync(new ImportListRequest { Options = Imports.Options("allocation-list.csv") }, content);

    public static Task<ImportLeadsResponse> ImportLeadsAsync(this Client client, string rows) =>
        client.ImportLeads().SendAsync(new ImportLeadsRequest { Options = Imports.Options("designated-leads.csv") }, LeadsHeader + rows);

    public static Post StartPost(this Client client, string lead, string urn, int year = 2021, PostRole role = PostRole.Lead) =>
        client.StartPost(new() { LeadRef = lead, Urn = urn, Role = role, StartedOn = Day(year, 9, 1) }).Post;

    public static Task<ImportSupervisorsResponse> ImportSupervisorsAsync(this Client client, string rows) =>
        client.ImportSupervisors().SendAsync(new ImportSupervisorsRequest { Options = Imports.Options("supervisors.csv") },
            "supervisor_ref,la_code,fte,grade,started_on,ended_on\n" + rows);

    public static Task<ImportWithdrawalsResponse> ImportWithdrawalsAsync(this Client client, string rows) =>
        client.ImportWithdrawals().SendAsync(new ImportWithdrawalsRequest { Options = Imports.Options("withdrawals.csv") },
            "urn,withdrawn_on,scope,reason\n" + rows);

    /// <summary>The synthetic programme with its list, leads, supervisors and withdrawals.</summary>
    public static async Task<Client> WholeProgrammeAsync(this RunningProgramme programme)
    {
        var enrolment = programme.Client<Client>();
        await enrolment.ImportProgrammeAsync();
        await programme.ImportListAsync(RealFile("enrolment/allocation-list.csv"));
        await enrolment.ImportLeads()
            .SendAsync(new ImportLeadsRequest { Options = Imports.Options("designated-leads.csv") },
                RealFile("enrolment/designated-leads.csv"));
        await enrolment.ImportSupervisors()
            .SendAsync(new ImportSupervisorsRequest { Options = Imports.Options("supervisors.csv") },
                RealFile("enrolment/supervisors.csv"));
        await enrolment.ImportWithdrawals()
            .SendAsync(new ImportWithdrawalsRequest { Options = Imports.Options("withdrawals.csv") },
                RealFile("enrolment/withdrawals.csv"));
        return enrolment;
    }
}
