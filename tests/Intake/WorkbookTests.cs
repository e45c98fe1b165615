using System.Data;
using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>A workbook is taken as the CSV file that its first sheet would have been.</summary>
public sealed class WorkbookTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Cells_with_days_and_numbers_are_read_as_what_they_show(string store)
    {
        var programme = await GivenAuthorityAsync(store);

        var report = await ImportAsync(programme,
            Sheet(["S1", 350, 0.6, "Senior", new DateTime(2021, 9, 1), null], ["S2", "350", 1, null, "2021-09-01", "2022-03-31"]));

        Assert.Equal((2, 2), (report.RowsRead, report.RowsAdded));
        var supervisors = programme.Client<Client>().ListSupervisors(new()).Supervisors;
        Assert.Equal((0.6, "Senior", GivenRegister.Day(2021, 9, 1), null),
            (supervisors[0].Fte, supervisors[0].Grade, supervisors[0].StartedOn, supervisors[0].EndedOn));
        Assert.Equal(GivenRegister.Day(2022, 3, 31), supervisors[1].EndedOn);
    }

    [SkippableTheory, EachStore]
    public async Task An_error_names_the_row_of_the_sheet_and_its_column(string store)
    {
        var programme = await GivenAuthorityAsync(store);

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(programme,
            Sheet(["S1", 350, 0.6, "two\nlines", "2021-09-01", null], [null, null, null, null, null, null],
                ["S3", 350, 7, null, "2021-09-01", null])));

        Assert.Contains("Sheet1!C4", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("fte", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task What_only_looks_like_a_workbook_is_refused(string store)
    {
        var programme = await GivenAuthorityAsync(store);
        var whole = Sheet(["S1", 350, 0.6, null, "2021-09-01", null]);

        await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(programme, whole[..(whole.Length / 2)]));
        await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(programme, Zip("xl/workbook.xml", "<not a workbook")));
        await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(programme, Zip("letter.txt", "supervisor_ref,la_code")));
    }

    private async Task<RunningProgramme> GivenAuthorityAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.Client<Client>().ImportAuthoritiesAsync("350");
        return programme;
    }

    private static async Task<Common.V1.ImportReport> ImportAsync(RunningProgramme programme, byte[] file) =>
        (await programme.Client<Client>().ImportSupervisors()
            .SendAsync(new ImportSupervisorsRequest { Options = Imports.Options("supervisors.xlsx") }, file)).Report;

    private static byte[] Sheet(params object?[][] rows)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in new[] { "supervisor_ref", "la_code", "fte", "grade", "started_on", "ended_on" })
            table.Columns.Add(column, typeof(object));
        foreach (var row in rows)
            table.Rows.Add(row);
        using var file = new MemoryStream();
        file.SaveAs(table);
        return file.ToArray();
    }

    private static byte[] Zip(string name, string text)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = new StreamWriter(zip.CreateEntry(name).Open()))
            part.Write(text);
        return file.ToArray();
    }
}
