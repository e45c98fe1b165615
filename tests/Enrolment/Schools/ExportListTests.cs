using System.Text;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ExportList: what goes out comes in again and changes nothing.</summary>
public sealed class ExportListTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly Dictionary<string, ListKind> Kinds = new()
    {
        ["authorities"] = ListKind.Authorities,
        ["agreements"] = ListKind.Agreements,
        ["baselines"] = ListKind.Baselines,
        ["leads"] = ListKind.Leads,
        ["supervisors"] = ListKind.Supervisors,
        ["withdrawals"] = ListKind.Withdrawals,
        ["list"] = ListKind.FrozenList,
    };

    [SkippableTheory, EachStore]
    public async Task Every_list_of_the_programme_exported_in_either_format_is_imported_without_a_change(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        programme.Client<Client>().RecordBaseline(new() { Urn = "170005", CompletedOn = GivenRegister.Day(2021, 9, 24) });

        foreach (var (name, kind) in Kinds)
        {
            var rows = new List<int>();
            foreach (var format in new[] { ListFormat.Csv, ListFormat.Xlsx })
            {
                var file = await ExportAsync(programme.Client<Client>(), kind, format);
                var report = await ImportAsync(programme, name, file);
                Assert.True(report.NothingChanged, $"{name} as {format}: {report}");
                rows.Add(report.RowsRead);
            }
            Assert.True(rows[0] > 0 && rows[0] == rows[1], name);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Only_the_rows_of_the_caller_s_authorities_go_out(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var authorities = Encoding.UTF8.GetString(await ExportAsync(coordinator, ListKind.Authorities))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var list = Encoding.UTF8.GetString(await ExportAsync(coordinator, ListKind.FrozenList))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, authorities.Length);
        Assert.Equal(1 + 23, list.Length);
        Assert.All(list.Skip(1), line => Assert.StartsWith("351,", line, StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task A_list_without_rows_goes_out_with_its_header_and_an_unknown_one_is_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();

        Assert.Equal("urn,kind,signed_on,signed_by,version\n", Encoding.UTF8.GetString(await ExportAsync(enrolment, ListKind.Agreements)));
        Assert.Equal(0,
            (await ImportAsync(programme, "agreements", await ExportAsync(enrolment, ListKind.Agreements, ListFormat.Xlsx))).RowsRead);
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => ExportAsync(enrolment, ListKind.Unspecified));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => ExportAsync(enrolment, ListKind.Leads, (ListFormat)9));
    }

    /// <summary>The file as it arrives.</summary>
    private static async Task<byte[]> ExportAsync(Client client, ListKind kind, ListFormat format = ListFormat.Unspecified)
    {
        using var call = client.ExportList(new() { Kind = kind, Format = format });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
            part.Content.WriteTo(file);
        return file.ToArray();
    }

    private static async Task<ImportReport> ImportAsync(RunningProgramme programme, string kind, byte[] file)
    {
        var path = Path.Combine(programme.Folder, "exported");
        await File.WriteAllBytesAsync(path, file);
        return await ImportKinds.All[kind](programme.Invoker(), new ImportFile(path));
    }
}
