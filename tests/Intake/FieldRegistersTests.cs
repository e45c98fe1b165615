using System.Globalization;
using Programme.Common.V1;
using Programme.Enrolment;
using Programme.Host;
using Programme.Intake;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Case 17 of <c>Data/field</c>, whose input is any extract: the forms in which people have the download of a register.</summary>
public sealed class FieldRegistersTests : IAsyncLifetime, IDisposable
{
    private const string Usual = "edubasealldata20220301";
    private const int Whole = 1_489;
    private static readonly byte[] Extract = File.ReadAllBytes(GivenOutcomes.Path($"register/{Usual}.csv"));
    private readonly string folder = Directory.CreateTempSubdirectory("programme-registers-").FullName;
    private RunningProgramme programme = null!;

    public async Task InitializeAsync()
    {
        programme = await RunningProgramme.StartAsync();
        await ImportKinds.All["authorities"](programme.Invoker(), new ImportFile(GivenOutcomes.Path("enrolment/local-authorities.csv")));
        await RegisterAsync($"{Usual}.csv", Extract, check: false);
    }

    public async Task DisposeAsync() => await programme.DisposeAsync();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_form_of_the_download_says_what_the_download_says()
    {
        Same(await RegisterAsync($"{Usual} (1).csv", Extract));
        Same(await RegisterAsync("extract.zip", Zip.Of(($"{Usual}.csv", Extract))));
        Same(await RegisterAsync($"{Usual}.zip", Zip.Of(("results.csv", Extract))));
        Same(await RegisterAsync("results.csv", Extract, on: new(2022, 3, 1)));
        Same(await RegisterAsync($"{Usual}.xlsx", Sheet()));
    }

    [Fact]
    public async Task An_extract_saved_again_by_excel_has_other_days_of_the_same_meaning()
    {
        var text = TextForm.Windows1252.GetString(Extract);
        var days = System.Text.RegularExpressions.Regex.Replace(text, @"""(\d\d)-(\d\d)-(\d{4})""", "$1/$2/$3");

        Assert.NotEqual(text, days);
        Same(await RegisterAsync($"{Usual}.csv", TextForm.Windows1252.GetBytes(days)));
    }

    private static void Same(ImportReport report) =>
        Assert.Equal((Whole, 0, 0, Whole), (report.RowsRead, report.RowsAdded, report.RowsChanged, report.RowsUnchanged));

    private async Task<ImportReport> RegisterAsync(string name, byte[] content, DateOnly? on = null, bool check = true)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, content);
        return await ImportKinds.All["register"](programme.Invoker(), new ImportFile(file, ValidateOnly: check) { On = on });
    }

    /// <summary>The columns that are read, as Excel saves them: numbers as numbers, days as days.</summary>
    private static byte[] Sheet()
    {
        var rows = StrictReader.Rows(Extract)!;
        var columns = RegisterList.Description.Columns.Select(column => (Column: column, At: Array.IndexOf(rows[0], column.Name)))
            .Where(column => column.At >= 0).ToList();
        var sheet = new SheetMaker();
        var text = string.Concat(rows.Select((row, number) => SheetMaker.Row(number + 1, columns.Select((column, at) =>
            Cell(sheet, number == 0 ? ColumnForm.Text : column.Column.Form, row[column.At], $"{(char)('A' + at)}{number + 1}")))));
        return sheet.Add("edubasealldata", text).ToBytes();
    }

    private static string Cell(SheetMaker sheet, ColumnForm form, string text, string place) => (form, text) switch
    {
        (_, "") => "",
        (ColumnForm.Day, _) => sheet.Number(Serial(text), "dd/mm/yyyy", place),
        (ColumnForm.Code or ColumnForm.Digits or ColumnForm.Count or ColumnForm.Number, _) when
            double.TryParse(text, CultureInfo.InvariantCulture, out _) => sheet.Number(text, "General", place),
        _ => SheetMaker.Text(text, place),
    };

    private static string Serial(string day) => (DateOnly.ParseExact(day, "dd-MM-yyyy", CultureInfo.InvariantCulture).DayNumber
        - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);
}
