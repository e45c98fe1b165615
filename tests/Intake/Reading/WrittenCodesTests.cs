using Google.Protobuf;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>Codes as people and programs write them, and what they write where there is none.</summary>
public sealed class WrittenCodesTests
{
    private static readonly ListDescription Posts = new("posts", "posts.csv", "A row a post.",
    [
        new("post_ref", ColumnForm.Code, "P1", "Reference."),
        new("role", ColumnForm.Code, "lead", "Role.") { WhenBlank = "not known" },
        new("evidence", ColumnForm.Code, "INV-1", "Invoice.") { WhenBlank = "none" },
        new("ended_on", ColumnForm.Day, "2021-09-01", "Last day.") { WhenBlank = "not ended" },
        new("note", ColumnForm.Text, "", "Anything.") { WhenBlank = "nothing" },
    ]);

    private static readonly Dictionary<string, int> Roles = new() { ["lead"] = 1, ["deputy_lead"] = 2, ["1"] = 3, ["2A"] = 4 };

    [Theory]
    [InlineData("lead", 1)]
    [InlineData("Lead", 1)]
    [InlineData("DEPUTY_LEAD", 2)]
    [InlineData("1.0", 3)]
    [InlineData("2a", 4)]
    [InlineData("leads", null)]
    [InlineData("10", null)]
    public void A_code_is_read_in_any_case_and_as_a_decimal_number(string text, int? value) =>
        Assert.Equal(value, Read($"P1,{text},,,", row => row.Code("role", Roles)).Value);

    [Theory]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("NULL")]
    [InlineData("nan")]
    [InlineData("-")]
    public void What_programs_write_for_no_value_is_no_code_and_no_day(string sign)
    {
        var (_, code) = Read($"P1,,{sign},,", row => row.Optional("evidence"));
        var (_, day) = Read($"P1,,,{sign},", row => row.Day("ended_on"));
        var (note, none) = Read($"P1,,,,{sign}", row => row.Optional("note"));

        Assert.Equal(["column evidence: a code is expected; leave the cell blank if there is none."], code);
        Assert.Equal(["column ended_on: a day is expected; leave the cell blank if it is not known."], day);
        Assert.Equal((sign, 0), (note, none.Count));
    }

    private static (T Value, List<string> Problems) Read<T>(string line, Func<CsvRow, T> read)
    {
        var problems = new RowProblems("posts.csv");
        using var file = UploadedFile.Of("posts.csv", ByteString.CopyFromUtf8($"post_ref,role,evidence,ended_on,note\n{line}\n"));
        using var table = CsvTable.Open(file, problems, Posts);
        var value = table.Rows().Select(read).Single();
        return (value, [.. problems.Kept.Select(problem => $"{problem.Where[8..]}: {problem.Expected}")]);
    }
}
