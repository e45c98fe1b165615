using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>One description of a list is what the import reads by, what a template is made from, and what the documentation
/// shows.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Kinds => [.. Templates.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_template_is_read_by_the_list_that_it_is_of(string kind)
    {
        var list = Templates.All[kind];
        using var workbook = new MemoryStream();
        Templates.WriteWorkbook(list, workbook);

        var (csv, sheet) = (Reading.Of(Templates.Csv(list), list), Reading.Of(workbook.ToArray(), list));

        Assert.Equal([string.Join('|', list.Columns.Select(column => column.Example))], csv.Taken());
        Assert.Equal(csv.Taken(), sheet.Taken());
        Assert.Empty(csv.Notes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_example_is_one_of_the_codes_and_only_what_may_be_blank_is(string kind) =>
    Assert.All(Templates.All[kind].Columns, column =>
    {
        Assert.True(column.Codes.Count == 0 || column.Codes.Contains(column.Example), column.Name);
        Assert.True(column.Example.Length > 0 && column.About.EndsWith('.'), column.Name);
    });

    [Fact]
    public void Every_list_that_is_a_table_has_a_description() =>
        Assert.Equal(ImportKinds.All.Keys.Except(["holidays", "instrument", "survey-instrument"]).Order(StringComparer.Ordinal),
            Templates.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_of_lists_is_written_from_the_descriptions() => Source.Approve("docs/lists.md", Templates.Page());
}
