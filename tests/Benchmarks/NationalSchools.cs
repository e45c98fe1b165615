using System.Globalization;
using System.Text;
using Grpc.Net.Client;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>Invented authorities with invented schools, as many as asked for: England has 153 with 3,500 secondary schools between
/// them.</summary>
internal static class NationalSchools
{
    public static string Code(int authority) => (200 + authority).ToString(CultureInfo.InvariantCulture);

    public static string Urn(int school) => (200_000 + school).ToString(CultureInfo.InvariantCulture);

    /// <summary>Imports authorities, a register and the list; each school is in authority (its number modulo the authorities).</summary>
    public static async Task EnrolAsync(GrpcChannel channel, int authorities, int schools)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(channel);
        var allocation = new AllocationService.AllocationServiceClient(channel);
        var register = await File.ReadAllLinesAsync(Registers.Small, Encoding.Latin1);
        var row = register[1].Split(',', 4)[3];
        var all = Enumerable.Range(0, schools).ToList();
        await SendAsync(file => Upload.SendAsync(enrolment.ImportAuthorities(),
            new ImportAuthoritiesRequest { Options = Options("local-authorities.csv") }, file),
            "la_code,gss_code,name,region,mou_signed_on,dsa_signed_on\n"
                + string.Concat(Enumerable.Range(0, authorities)
                    .Select(authority => $"{Code(authority)},E{8000000 + authority:00000000},Authority {Code(authority)},North "
                        + "West,2017-05-11,2017-06-15\n")));
        await SendAsync(file => Upload.SendAsync(enrolment.ImportRegister(),
            new ImportRegisterRequest { Options = Options("edubasealldata20210901.csv") }, file),
            register[0] + "\r\n"
                + string.Concat(all.Select(school =>
                    $"{Urn(school)},\"{Code(school % authorities)}\",\"Authority {Code(school % authorities)}\",{row}\r\n")));
        await SendAsync(file => Upload.SendAsync(allocation.ImportList(), new ImportListRequest { Options = Options("list.csv") }, file),
            "la_code,urn\n" + string.Concat(all.Select(school => $"{Code(school % authorities)},{Urn(school)}\n")));
    }

    public static ImportOptions Options(string name) => new() { FileName = name };

    public static async Task SendAsync<TResponse>(Func<Stream, Task<TResponse>> send, string text)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(text));
        await send(file);
    }
}
