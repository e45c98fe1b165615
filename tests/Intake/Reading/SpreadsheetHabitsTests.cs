using Programme.Intake;

namespace Programme.Tests;

/// <summary>What spreadsheets and programs make of codes, numbers and cells: it is read as what was meant, or refused.</summary>
public sealed class SpreadsheetHabitsTests
{
    private static readonly string[] Header = ["visit_ref", "visited_on", "minutes", "place"];

    private static readonly ListDescription Schools = new("schools", "schools.csv", "A row a school.",
    [
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("version", ColumnForm.Code, "1.0", "Version.") { WhenBlank = "none" },
        new("pence", ColumnForm.Code, "489", "Amount.") { WhenBlank = "none" },
        new("note", ColumnForm.Text, "", "Anything.") { WhenBlank = "nothing" },
    ]);

    [Theory]
    [InlineData("170002.0", "170002")]
    [InlineData("'170002", "170002")]
    [InlineData("\"=\"\"170002\"\"\"", "170002")]
    [InlineData("\u200b170002.0", "170002")]
    [InlineData("170002.5", "170002.5")]
    [InlineData("170002.00", "170002")]
    [InlineData("1.70E+05", "1.70E+05")]
    [InlineData("A.0", "A.0")]
    public void Digits_are_read_without_what_programs_add(string cell, string read) =>
        Assert.Equal($"{read}|1.0|489.0|'so",
            Assert.Single(Reading.Of($"urn,version,pence,note\n{cell},1.0,489.0,'so\n", Schools).Taken()));

    [Theory]
    [InlineData("60", 60)]
    [InlineData("60.0", 60)]
    [InlineData("1,234", 1234)]
    [InlineData("12,345,678", 12345678)]
    [InlineData("1,234.0", 1234)]
    [InlineData("60.5", null)]
    [InlineData("60.00", 60)]
    [InlineData("1,23", null)]
    [InlineData("12,34,567", null)]
    [InlineData("1.234", null)]
    [InlineData("0,5", null)]
    [InlineData("(3)", null)]
    [InlineData("3-", null)]
    [InlineData("1E3", null)]
    [InlineData("99,999,999,999", null)]
    [InlineData(".0", null)]
    public void A_whole_number_is_read_with_its_thousands_and_as_a_program_wrote_it(string text, int? number) =>
        Assert.Equal(number, WrittenNumbers.Whole(text));

    [Theory]
    [InlineData("\"£\"#,##0.00", "£489.00")]
    [InlineData("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "£489.00")]
    [InlineData("_-£* #,##0.00_-;-£* #,##0.00_-", "£489.00")]
    [InlineData("44", "£489.00")]
    [InlineData("[$EUR] #,##0", "EUR489")]
    [InlineData("[$-809]#,##0", "489")]
    [InlineData("#,##0.00", "489.00")]
    public void An_amount_of_money_says_so(string format, string text) =>
        Assert.Equal($"170002||{text}|", Assert.Single(Of(Schools, maker => SheetMaker.Row(1, Texts("urn", "version", "pence", "note"))
            + SheetMaker.Row(2, maker.Number("170002"), "<c/>", maker.Number("489", format))).Taken()));

    [Theory]
    [InlineData("d-mmm")]
    [InlineData("mmm-yy")]
    [InlineData("14")]
    public void A_date_in_a_column_of_codes_is_refused(string format)
    {
        var refusal = Of(Reading.Visits, maker => SheetMaker.Row(1, Texts(Header))
            + SheetMaker.Row(2, maker.Number("44230", format), maker.Number("44440", "14"), maker.Number("60"), SheetMaker.Text("Hall")))
            .Refusal();

        Assert.StartsWith("Visits!A2, column visit_ref: a code is expected, and the cell is a date", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A2:A3")]
    [InlineData("C2:D2")]
    [InlineData("A1:A3")]
    [InlineData("D3:D9")]
    [InlineData("A2:D4")]
    public void Merged_cells_are_one_error(string range)
    {
        var refusal = Merged(range, "V1 2021-09-01 60 Hall", "V2 2021-09-02 30 ", " 2021-09-02 30 Hall", "V4 2021-09-02 30 Hall").Refusal();

        Assert.Contains($"in the sheet Visits some are merged ({range})", refusal, StringComparison.Ordinal);
        Assert.EndsWith("[MERGED_CELLS]", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A1:D1")]
    [InlineData("A4:D4")]
    [InlineData("F2:F3")]
    [InlineData("D3:D9")]
    [InlineData("nonsense")]
    public void Merged_cells_around_the_rows_do_no_harm(string range) =>
        Assert.Equal(["V1|2021-09-01|60|Hall|", "V2|2021-09-02|30||"], Merged(range, "V1 2021-09-01 60 Hall", "V2 2021-09-02 30 ").Taken());

    private static Reading Merged(string range, params string[] rows) => Reading.Of(new SheetMaker().Add("Visits",
        SheetMaker.Row(1, Texts(Header)) + string.Concat(rows.Select((row, at) => SheetMaker.Row(at + 2, Texts(row.Split(' '))))),
        after: $"<mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>").ToBytes());

    private static IEnumerable<string> Texts(params string[] cells) => cells.Select(cell => SheetMaker.Text(cell));

    private static Reading Of(ListDescription list, Func<SheetMaker, string> rows)
    {
        var maker = new SheetMaker();
        return Reading.Of(maker.Add("Visits", rows(maker)).ToBytes(), list);
    }
}
