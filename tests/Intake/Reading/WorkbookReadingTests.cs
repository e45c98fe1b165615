namespace Programme.Tests;

/// <summary>A sheet is read as what a person sees in it.</summary>
public sealed class WorkbookReadingTests
{
    private static readonly string[] Header = ["visit_ref", "visited_on", "minutes", "place"];
    private static readonly string[] First = ["V1", "2021-09-01", "60", "Hall"];

    [Theory]
    [InlineData(false, "44440")]
    [InlineData(true, "42978")]
    public void Days_count_from_the_date_system_of_the_workbook(bool from1904, string serial)
    {
        foreach (var format in new[] { "14", "17", "22", "dd/mm/yyyy", "mmm-yy", "[$-809]d mmmm yyyy;@", "yyyy\\-mm\\-dd",
            "dddd\" the \"d" })
            Assert.Equal("V1|2021-09-01|60|Hall|", Assert.Single(Of(new SheetMaker { From1904 = from1904 },
                maker => HeaderRow()
                    + SheetMaker.Row(2, SheetMaker.Text("V1"), maker.Number(serial, format), maker.Number("60"), SheetMaker.Text("Hall")))
                    .Taken()));
    }

    [Theory]
    [InlineData("123", "00000", "00123")]
    [InlineData("123", "0", "123")]
    [InlineData("7", "\"L\"000", "L007")]
    [InlineData("123456", "000-000", "123-456")]
    [InlineData("1234567", "00000", "1234567")]
    [InlineData("1.5", "00000", "1.5")]
    [InlineData("170005", "General", "170005")]
    [InlineData("170005", "#,##0", "170005")]
    [InlineData("0.30000000000000004", "General", "0.3")]
    [InlineData("0.6", "0%", "60%")]
    [InlineData("0.6", "0.00", "0.60")]
    [InlineData("1", "0.0", "1.0")]
    [InlineData("0.625", "0.00", "0.625")]
    [InlineData("1E3", "General", "1000")]
    public void A_number_is_what_its_cell_says(string stored, string format, string text) =>
        Assert.Equal($"{text}|2021-09-01|60|Hall|",
            Assert.Single(Of(new(), maker => HeaderRow()
                + SheetMaker.Row(2, maker.Number(stored, format), SheetMaker.Text("2021-09-01"), maker.Number("60"), maker.Shared("Hall")))
                .Taken()));

    [Fact]
    public void A_formula_without_a_stored_value_is_named_by_its_cell()
    {
        var reading = Of(new(), _ => HeaderRow()
            + SheetMaker.Row(2, SheetMaker.Text("V1"), SheetMaker.Text("2021-09-01"), "<c r=\"C2\"><f>30+30</f></c>",
                SheetMaker.Text("Hall"))
            + SheetMaker.Row(3, SheetMaker.Text("V2"), SheetMaker.Text("2021-09-01"), "<c><f>30+30</f><v>60</v></c>",
                "<c t=\"str\"><f>\"\"</f><v></v></c>"));

        Assert.StartsWith("Visits!C2, column minutes: the cell holds a formula", reading.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_shows_an_error_is_named() =>
        Assert.StartsWith("Visits!D2, column place: the cell shows the error #N/A",
            Of(new(),
                _ => HeaderRow()
                    + SheetMaker.Row(2, SheetMaker.Text("V1"), SheetMaker.Text("2021-09-01"), "<c/>", "<c t=\"e\"><v>#N/A</v></c>"))
                    .Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("visible")]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void The_first_visible_sheet_with_the_header_is_read(string state)
    {
        var decoy = state == "visible" ? "<row r=\"1\"><c t=\"inlineStr\"><is><t>How to fill this in</t></is></c></row>"
            : HeaderRow() + SheetMaker.Row(2, "old 2021-01-01 1 x".Split(' ').Select(cell => SheetMaker.Text(cell)));
        var book = new SheetMaker().Add("Guidance", decoy, state).AddTexts("Visits", Header, First).ToBytes();

        Assert.Equal(["V1|2021-09-01|60|Hall|"], Reading.Of(book).Taken());
    }

    [Fact]
    public void When_no_visible_sheet_has_the_header_the_sheets_are_named()
    {
        var book = new SheetMaker().AddTexts("Guidance", ["Read me"]).AddTexts("Data", ["a", "b"]).Add("Secret", HeaderRow(), "hidden")
            .ToBytes();

        var refusal = Reading.Of(book).Refusal();

        Assert.Contains("None of its visible sheets has: Guidance, Data. Hidden sheets are not read: Secret.", refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_sheet_with_the_header_is_noted()
    {
        var reading = Reading.Of(new SheetMaker().AddTexts("October", Header, First).AddTexts("November", Header, First).ToBytes());

        Assert.Equal("The sheet November has the header of this list, too; only October was read. [SHEET_NOT_READ]",
            Assert.Single(reading.Notes));
    }

    [Fact]
    public void Cells_without_references_follow_one_another_and_blank_rows_are_passed_over()
    {
        var row = string.Concat(First.Select(cell => SheetMaker.Text(cell)));

        Assert.Equal(["V1|2021-09-01|60|Hall|", "V1|2021-09-01|60|Hall|"],
            Of(new(),
                _ => $"<row>{string.Concat(Header.Select(cell => SheetMaker.Text(cell)))}</row><row/><row>{SheetMaker.Text(" ")}</"
                    + $"row><row>{row}</row><row><c s=\"1\"/></row><row>{row}</row>").Taken());
    }

    [Fact]
    public void Relationships_to_parts_that_are_not_there_do_no_harm() =>
        Assert.Equal(["V1|2021-09-01|60|Hall|"],
            Reading.Of(new SheetMaker { LosesDrawings = true }.AddTexts("Visits", Header, First).ToBytes()).Taken());

    [Fact]
    public void Formats_of_other_lists_than_that_of_the_cells_do_not_count()
    {
        var book = new SheetMaker();
        var bytes = book.Add("Visits", HeaderRow() + SheetMaker.Row(2, SheetMaker.Text("V1"), book.Number("44440", "14"), book.Number("60"),
            SheetMaker.Text("Hall"))).ToBytes("<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"000000\"/></dxf></dxfs>");

        Assert.Equal(["V1|2021-09-01|60|Hall|"], Reading.Of(bytes).Taken());
    }

    [Fact]
    public void Hidden_rows_are_read_and_noted()
    {
        var reading = Of(new(), _ => HeaderRow()
            + SheetMaker.Row(2, First.Select(cell => SheetMaker.Text(cell)))
            .Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal));

        Assert.Single(reading.Taken());
        Assert.Contains("HIDDEN_ROWS", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_sheet_and_cell_also_of_a_sheet_with_spaces_in_its_name()
    {
        var refusal = Reading.Of(new SheetMaker().AddTexts("Visits of Bury", Header, ["V1", "2021-09-01", "60", "Hall", "stray"]).ToBytes())
            .Refusal();

        Assert.StartsWith("'Visits of Bury'!2:2: the cell 'Visits of Bury'!E2 lies right of the last column of the header, which is D",
            refusal, StringComparison.Ordinal);
    }

    private static string HeaderRow() => SheetMaker.Row(1, Header.Select(cell => SheetMaker.Text(cell)));

    private static Reading Of(SheetMaker maker, Func<SheetMaker, string> rows) => Reading.Of(maker.Add("Visits", rows(maker)).ToBytes());
}
