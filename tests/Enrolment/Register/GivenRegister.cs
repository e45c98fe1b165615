using System.Text;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>Given: authorities, registers and the other files of enrolment, imported through the API.</summary>
internal static class GivenRegister
{
    public const string Header = "\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentNumber\",\"EstablishmentName\",\"TypeOfEstablishment "
        + "(name)\",\"EstablishmentStatus (name)\",\"OpenDate\",\"CloseDate\",\"PhaseOfEducation "
        + "(name)\",\"NumberOfPupils\",\"HeadLastName\",\"ReasonEstablishmentClosed (name)\",\"PercentageFSM\"\r\n";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "programme");

    /// <summary>An establishment as a line of an extract.</summary>
    public static string Line(int urn, string la = "350", string name = "A School", string type = "Community school",
        string status = "Open", string phase = "Secondary", string pupils = "900", string number = "4001", string closed = "",
            string reason = "", string fsm = "") =>
        $"{urn},\"{la}\",\"\",\"{number}\",\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{type}\",\"{status}\","
            + $"\"01-09-1999\",\"{closed}\",\"{phase}\",{pupils},\"Quarmbridge\",\"{reason}\",{fsm}\r\n";

    public static byte[] Extract(params string[] lines) =>
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Header + string.Concat(lines));

    public static Task<ImportRegisterResponse> ImportExtractAsync(this Client client, int day, params string[] lines) =>
        client.ImportRegister()
        .SendAsync(new ImportRegisterRequest { Options = Imports.Options($"edubasealldata{day}.csv") }, Extract(lines));

    /// <summary>Links, as lines of URN, LinkURN, LinkType, LinkEstablishedDate.</summary>
    public static Task<ImportLinksResponse> ImportLinksAsync(this Client client, params string[] lines) =>
        client.ImportLinks()
        .SendAsync(new ImportLinksRequest { Options = Imports.Options("links.csv") },
            "URN,LinkURN,LinkType,LinkEstablishedDate\n" + string.Concat(lines.Select(line => line + "\n")));

    public static Task<ImportAuthoritiesResponse> ImportAuthoritiesAsync(this Client client, params string[] codes) =>
        client.ImportAuthorities().SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
            "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n"
                + string.Concat(codes.Select(code => $"{code},E{code},Authority {code},2021-05-01,\n")));

    public static Task<ImportAgreementsResponse> ImportAgreementsAsync(this Client client, string rows) =>
        client.ImportAgreements()
        .SendAsync(new ImportAgreementsRequest { Options = Imports.Options("agreements.csv") }, "urn,kind,signed_on\n" + rows);

    public static Google.Type.Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    public static byte[] RealFile(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    /// <summary>The synthetic programme: authorities, register, links and agreements.</summary>
    public static async Task ImportProgrammeAsync(this Client client)
    {
        await client.ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
                RealFile("enrolment/local-authorities.csv"));
        await client.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") },
                RealFile("register/edubasealldata20210901.csv"));
        await client.ImportLinks()
            .SendAsync(new ImportLinksRequest { Options = Imports.Options("links.csv") },
                RealFile("register/links_edubasealldata20210901.csv"));
        await client.ImportAgreements()
            .SendAsync(new ImportAgreementsRequest { Options = Imports.Options("agreements.csv") }, RealFile("enrolment/agreements.csv"));
    }
}
