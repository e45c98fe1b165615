using System.Text.Json.Nodes;
using Programme.Boards;
using Programme.Tests.Dashboards;

namespace Programme.Tests;

public sealed class CommittedBoardsTests
{
    public static TheoryData<string> Files => [.. CommittedBoards.Makers.Keys];

    /// <summary><c>dotnet run --project dashboards/Builder</c> writes them.</summary>
    [Theory, MemberData(nameof(Files))]
    public async Task The_committed_board_is_what_the_builder_makes(string file)
    {
        Assert.Equal(CommittedBoards.Makers[file]().ToText(), await File.ReadAllTextAsync(CommittedBoards.PathOf(file)));
    }

    [Theory, MemberData(nameof(Files))]
    public async Task The_committed_board_keeps_the_rules(string file) =>
        Assert.Empty(Lint.Check(JsonNode.Parse(await File.ReadAllTextAsync(CommittedBoards.PathOf(file)))!));

    [Fact]
    public async Task Every_committed_board_has_a_builder_and_a_uid_of_its_own()
    {
        var committed = Directory.GetFiles(CommittedBoards.Folder, "*.json").Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal);
        var uids = new HashSet<string>();
        foreach (var file in CommittedBoards.Makers.Keys)
            Assert.True(uids.Add(Lint.Text(JsonNode.Parse(await File.ReadAllTextAsync(CommittedBoards.PathOf(file))), "uid")));

        Assert.Equal(CommittedBoards.Makers.Keys.Order(StringComparer.Ordinal), committed);
    }
}
