using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>One description of a list is what the import reads by, what a template is made from, and what the documentation
/// shows.</summary>
public sealed class TemplateTests(Programmes programmes) : IClassFixture<Programmes>
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

        Assert.Equal([string.Join('|', list.Columns.Select(column => column.InExampleRow))], csv.Taken());
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

    /// <summary>What refuses an example is what the trial has already, or a file of one row, never the row itself.</summary>
    [Fact]
    public async Task An_example_row_is_one_that_the_import_takes()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var folder = Directory.CreateTempSubdirectory("programme-templates-").FullName;
        foreach (var (kind, described) in Templates.All)
        {
            var list = ItemColumns.AddedTo(described, []);
            var file = Path.Combine(folder, "350", kind switch
            {
                "returns" => "2021-10-v9.csv",
                "contacts" or "aliases" => $"{kind}_350.csv",
                "register" => "edubasealldata20211001.csv",
                _ => $"{kind}.csv",
            });
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, Templates.Csv(list));
            var refused = "";
            try
            {
                await ImportKinds.All[kind](programme.Invoker(), new ImportFile(file, ValidateOnly: true) { AcceptMissing = true });
            }
            catch (Grpc.Core.RpcException refusal)
            {
                refused = refusal.Status.Detail;
            }
            Assert.True(refused.Length == 0 || AsItStands.Any(words => refused.Contains(words, StringComparison.Ordinal)),
                $"{kind}: {refused}");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static readonly string[] AsItStands = ["a row for this school of authority 350 is expected", "imported before is expected",
        "it is on the list of batch 1 already"];

    [Fact]
    public void The_items_of_an_instrument_are_columns_with_their_answers()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("programme-templates-").FullName, "own.json");
        File.WriteAllText(file, """
            { "code": "own", "version": 1, "title": "Own questions", "respondent_kinds": ["RESPONDENT_KIND_DSL"], "licence": "own",
              "scales": [{ "code": "yes", "points": [{ "value": 0, "label": "no" }, { "value": 1, "label": "yes" }] }],
              "items": [{ "code": "own_1", "wording": "is heard", "scale": "yes" }] }
            """);

        var column = ItemColumns.AddedTo(Templates.All["surveys"], [file]).Columns[^1];
        var usual = ItemColumns.AddedTo(Templates.All["surveys"], []).Columns.Select(one => one.Name).ToList();

        Assert.Equal(("own_1", "Own questions: is heard. 0 = no, 1 = yes.", "one of 0, 1", "not answered"),
            (column.Name, column.About, column.Written, column.WhenBlank));
        Assert.Equal((24, "cbi_p1", "intention_to_leave"), (usual.Count, usual[4], usual[^1]));
        Assert.Contains("cbi, ", Assert.Throws<UsageException>(() => ItemColumns.AddedTo(Templates.All["surveys"], ["cbj"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("has no items", Assert.Throws<UsageException>(() => ItemColumns.AddedTo(Templates.All["costs"], ["cbi"])).Message,
            StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Every_list_that_is_a_table_has_a_description() =>
        Assert.Equal(ImportKinds.All.Keys.Except(["holidays", "instrument", "survey-instrument"]).Order(StringComparer.Ordinal),
            Templates.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_of_lists_is_written_from_the_descriptions() => Source.Approve("docs/lists.md", Templates.Page());
}
