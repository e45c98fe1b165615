namespace Programme.Tests;

/// <summary>What people write around a list: titles above it, totals and footnotes below it, another table beside it. None of it is
/// taken for a row, and none is passed over without a word.</summary>
public sealed class AroundListTests
{
    private const string Header = "visit_ref,visited_on,minutes,place,note\n";
    private const string Row = "V1,2021-09-01,60,Hall,\n";
    private static readonly string[] Taken = ["V1|2021-09-01|60|Hall|"];

    [Theory]
    [InlineData("Visits of Bolton,,,,\n", 2, ", in line 1,")]
    [InlineData("Visits of Bolton\nExtracted 12/12/2021; provisional\n\n", 4, ", from line 1,")]
    [InlineData("Visit,,Time,Where,\n", 2, ", in line 1,")]
    [InlineData("\n,,,,\n\"Visits: one, two\",,,,\n", 4, ", in line 3,")]
    public void A_title_above_the_header_is_noted(string above, int line, string from)
    {
        var reading = Reading.Of(above + Header + Row);

        Assert.Equal(Taken, reading.Taken());
        var note = Assert.Single(reading.Notes);
        Assert.StartsWith($"The header is in line {line}; what stands above it{from} is not read.", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_found_below_a_title(char delimiter) =>
        Assert.Equal(Taken, Reading.Of("Visits, all of them, of Bolton\n" + (Header + Row).Replace(',', delimiter)).Taken());

    [Fact]
    public void A_title_above_the_header_of_a_sheet_is_noted()
    {
        var reading = Reading.Of(new SheetMaker().AddTexts("Visits", ["Visits of Bolton"], [],
            ["visit_ref", "visited_on", "minutes", "place"], ["V1", "2021-09-01", "60", "Hall"]).ToBytes());

        Assert.Equal(Taken, reading.Taken());
        Assert.Contains("The header is in row 3", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Visits of Bolton\nReference,Day,Length,Where,Remark\n")]
    [InlineData("Visits of Bolton\nthe 5\" screen,\"\n")]
    [InlineData("a,b\n1,2\n3,4\n")]
    public void A_file_without_the_header_below_a_title_is_none_of_this_list(string text)
    {
        var refusal = Reading.Of(text).Refusal();

        Assert.StartsWith("line 1: a header with the columns visit_ref,visited_on,minutes,place", refusal, StringComparison.Ordinal);
        Assert.EndsWith("[NOT_THIS_LIST]", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",,90,,late\n", "none of the cells that every row must have")]
    [InlineData(",,90,Total,\n", "none of the cells that every row must have")]
    [InlineData("Provisional,,,,\n", "this one has a single cell")]
    [InlineData(",,,,checked\n", "this one has a single cell")]
    [InlineData(Header, "here the header stands once more")]
    [InlineData("Visit_Ref , VISITED_ON,minutes,place,note\n", "here the header stands once more")]
    public void What_is_no_row_is_one_error(string row, string words)
    {
        var refusal = Reading.Of(Header + Row + row).Refusal();

        Assert.StartsWith("line 3: a row of the list is expected; ", refusal, StringComparison.Ordinal);
        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_table_beside_are_passed_over_and_counted()
    {
        var reading = Reading.Of("visit_ref,visited_on,minutes,place,,Code,Meaning\nV1,2021-09-01,60,Hall,,A,first\n,,,,,B,second\n"
            + ",,,,,C,third\n");

        Assert.Equal(Taken, reading.Taken());
        Assert.Contains("2 rows have values only in columns that are not read, the first in line 3; they were passed over. [BESIDE_LIST]",
            reading.Notes);
    }

    [Theory]
    [InlineData("Source: case management system\n", true)]
    [InlineData("* provisional figures", true)]
    [InlineData("\u001a", false)]
    public void A_line_of_text_below_is_one_error_and_the_end_of_a_file_of_dos_is_none(string line, bool isText)
    {
        var reading = Reading.Of(Header + Row + line);

        if (isText)
            Assert.StartsWith("line 3: a row of the list is expected; this is a line of text", reading.Refusal(), StringComparison.Ordinal);
        else
            Assert.Equal(Taken, reading.Taken());
    }

    [Theory]
    [InlineData(Header)]
    [InlineData(Header + ",,,,\n\n")]
    public void A_header_without_rows_is_noted(string text)
    {
        var reading = Reading.Of(text);

        Assert.Empty(reading.Taken());
        Assert.Equal("There is a header and no row. [NO_ROWS]", Assert.Single(reading.Notes));
    }

    [Fact]
    public void Delimiters_at_the_end_of_each_line_are_named_as_such() =>
        Assert.Contains("or delete what stands after the last cell", Reading.Of(Header + "V1,2021-09-01,60,Hall,,\n").Refusal(),
            StringComparison.Ordinal);
}
