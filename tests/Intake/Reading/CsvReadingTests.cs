namespace Programme.Tests;

/// <summary>A CSV file that is not well formed is never read in another way than it was meant.</summary>
public sealed class CsvReadingTests
{
    private const string Header = "visit_ref,visited_on,minutes,place,note\n";

    [Theory]
    [InlineData("V1,2021-09-01,60,Hall,\"late\nV2,2021-09-02,30,Hall,\nV3,2021-09-03,30,Hall,\n", 2)]
    [InlineData("V1,2021-09-01,60,Hall,\nV2,2021-09-02,30,\"Hall,\nV3,2021-09-03,30,Hall,\n", 3)]
    [InlineData("V1,2021-09-01,60,Hall,\"late\nV2,2021-09-02,30,Hall,early\"\n", 2)]
    [InlineData("V1,2021-09-01,60,\"Hall,late\nV2,2021-09-02,30,Hall\",early\n", 2)]
    [InlineData("V1,2021-09-01,60,Hall,\"late\nV2,2021-09-02,30,Hall,\nV3,2021-09-03,30,Hall,\"so\"\n", 2)]
    [InlineData("V1,2021-09-01,60,\"two\nlines\",\nV2,2021-09-02,30,Hall,\"late\n", 4)]
    [InlineData("V1,2021-09-01,60,Hall,\nV2,2021-09-02,30,Hall,\"", 3)]
    public void An_unclosed_quotation_mark_is_refused_on_the_line_where_it_opens(string rows, int line)
    {
        var refusal = Reading.Of(Header + rows).Refusal();

        Assert.StartsWith($"line {line}: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("[QUOTE_NOT_CLOSED]", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unclosed_quotation_mark_is_found_in_a_column_that_nobody_reads() =>
        Assert.StartsWith("line 2: ",
            Reading.Of("visit_ref,visited_on,minutes,place,colour\nV1,2021-09-01,60,Hall,\"red\nV2,2021-09-02,30,Hall,blue\"\n").Refusal(),
                StringComparison.Ordinal);

    [Fact]
    public void An_unclosed_quotation_mark_far_above_the_end_is_refused_by_its_line()
    {
        var rows = string.Concat(Enumerable.Range(2, 9_000).Select(at => $"V{at},2021-09-02,30,Hall,\n"));

        Assert.StartsWith("line 2: ", Reading.Of($"{Header}V1,2021-09-01,60,Hall,\"late\n{rows}").Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V1,2021-09-01,60,Hall,the 5\" screen\n")]
    [InlineData("V1,2021-09-01,60,Hall, \"late\"\n")]
    public void A_quotation_mark_inside_an_unquoted_cell_is_refused(string rows) =>
    Assert.EndsWith("[QUOTE_INSIDE]", Reading.Of(Header + rows).Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("V1,2021-09-01,60,Hall,\"she said \"\"late\"\"\"\n", "V1|2021-09-01|60|Hall|she said \"late\"")]
    [InlineData("V1,2021-09-01,60,\"Hall, upstairs\",\"two\nlines, and more\"\n", "V1|2021-09-01|60|Hall, upstairs|two\nlines, and more")]
    [InlineData("\"V1\",\"2021-09-01\",\"60\",\"Hall\",\"\"\r\n", "V1|2021-09-01|60|Hall|")]
    public void Quotation_as_the_standard_has_it_is_read(string rows, string row) => Assert.Equal([row], Reading.Of(Header + rows).Taken());

    [Theory]
    [InlineData("V1,2021-09-01,60,Hall,closed for flood, figures later\n", "line 2: the line has 6 cells, the header 5")]
    [InlineData("V1,2021-09-01,60,Hall\n", "line 2: the line has 4 cells, the header 5")]
    [InlineData("V1,2021-09-01,60,Hall,\nV2,2021", "line 3: the line has 2 cells, the header 5")]
    [InlineData("V1,2021-09-01,1,234,Hall,\n", "line 2: the line has 6 cells, the header 5")]
    [InlineData("V1,2021-09-01,60,\"two\nlines\",\n\nV2,2021-09-01,60,Hall,a,b,c\n", "line 5: the line has 7 cells, the header 5")]
    public void More_or_fewer_cells_name_the_line_and_both_numbers(string rows, string words)
    {
        Assert.StartsWith(words, Reading.Of(Header + rows).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",,,,\n")]
    [InlineData(" , ,\u00a0,,\n")]
    [InlineData("\"\",\"\",\"\",\"\",\"\"\n\n\n")]
    [InlineData("\u200b,,,,\n,\n,,,,,,,\n")]
    [InlineData(" \n\t\n")]
    public void Rows_of_blanks_are_passed_over(string blank) =>
        Assert.Equal(["V1|2021-09-01|60|Hall|", "V2|2021-09-01|60|Hall|"],
            Reading.Of($"{Header}{blank}V1,2021-09-01,60,Hall,\n{blank}V2,2021-09-01,60,Hall,\n{blank}").Taken());

    [Fact]
    public void What_nobody_sees_is_stripped_from_codes_and_numbers_and_kept_in_texts() =>
        Assert.Equal(["V12|2021-09-01|60|\U0001F468\u200d\U0001F469 Hall|"],
            Reading.Of($"{Header}V1\u200b2,\ufeff2021-09-01\u2060,6\u00ad0,\u00a0\U0001F468\u200d\U0001F469 Hall\u200b,\n").Taken());

    [Theory]
    [InlineData("Total,,90,,\n", "looks like a row of totals")]
    [InlineData("Grand total:,,90,,\n", "looks like a row of totals")]
    [InlineData("Source: case management system,,,,\n", "this one has a single cell")]
    [InlineData("* provisional,,,,\n", "this one has a single cell")]
    public void A_total_or_a_footnote_is_one_error(string row, string words) =>
        Assert.Contains(words, Reading.Of($"{Header}V1,2021-09-01,60,Hall,\n{row}").Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Other_delimiters_are_found_by_the_header(string delimiter) =>
        Assert.Equal(["V1|2021-09-01|60|Hall, upstairs|"],
            Reading.Of($"{Header}V1,2021-09-01,60,Hall~ upstairs,\n".Replace(",", delimiter, StringComparison.Ordinal).Replace('~', ','))
                .Taken());
}
