using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Pages say what they must say, and what they name exists.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Decisions = Path.Combine(Source.Root, "docs/decisions");

    private static readonly string[] Parts = ["## Problem", "## Decision", "## Rejected", "## Consequences"];

    private static string[] Pages =>
        [.. Directory.GetFiles(Decisions, "*.md").Where(page => Path.GetFileName(page) != "README.md").Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_decision_has_a_number_a_date_and_its_four_parts()
    {
        foreach (var page in Pages)
        {
            var lines = File.ReadAllLines(page);
            Assert.Matches(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$", Path.GetFileName(page));
            Assert.StartsWith($"# {NumberOf(page)} ", lines[0], StringComparison.Ordinal);
            Assert.True(lines.Any(line => DateLine().IsMatch(line)), $"{page} has no line 'Date: YYYY-MM-DD'");
            Assert.Equal(Parts, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
            Assert.All(Parts, part => Assert.False(string.IsNullOrWhiteSpace(TextUnder(part, lines)), $"{page}: nothing under '{part}'"));
        }
    }

    [Fact]
    public void No_two_decisions_have_the_same_number()
    {
        Assert.Empty(Pages.GroupBy(NumberOf).Where(group => group.Count() > 1)
            .Select(group => string.Join(", ", group.Select(Path.GetFileName))));
    }

    [Fact]
    public void The_index_lists_every_decision_under_its_title()
    {
        var index = File.ReadAllText(Path.Combine(Decisions, "README.md"));

        Assert.All(Pages, page => Assert.Contains(
            $"| [{NumberOf(page)}]({Path.GetFileName(page)}) | {File.ReadLines(page).First()["# 0000 ".Length..]} |", index,
                StringComparison.Ordinal));
    }

    [Fact]
    public void Every_decision_that_a_file_refers_to_exists()
    {
        var numbers = Pages.Select(NumberOf).ToHashSet();

        var references = TextFiles().SelectMany(file => Reference().Matches(File.ReadAllText(file))
            .Select(match => (File: Path.GetRelativePath(Source.Root, file), Number: match.Groups[1].Value))).ToList();

        Assert.True(references.Select(reference => reference.Number).Distinct().Count() >= 20, "code refers to hardly any decision");
        Assert.All(references, reference => Assert.Contains(reference.Number, numbers));
    }

    [Fact]
    public void Every_link_between_pages_leads_to_a_file()
    {
        var dead = MarkdownFiles().SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{Path.GetRelativePath(Source.Root, page)}: {target}"));

        Assert.Empty(dead);
    }

    [Fact]
    public void Six_behaviours_have_a_path_of_files_that_exist()
    {
        var paths = Behaviours(File.ReadAllLines(Path.Combine(Source.Root, "CONTRIBUTING.md"))).ToList();

        Assert.True(paths.Count >= 6, $"{paths.Count} behaviours have a path");
        Assert.All(paths, path => Assert.True(path.Files.Count >= 5, $"{path.Title}: hardly a path"));
        Assert.Empty(paths.SelectMany(path => path.Files.Where(file => !File.Exists(Path.Combine(Source.Root, file)))
            .Select(file => $"{path.Title}: {file}")));
    }

    private static IEnumerable<(string Title, List<string> Files)> Behaviours(string[] lines) => lines
        .SkipWhile(line => line != "## Where to start").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Aggregate(new List<(string Title, List<string> Files)>(), (paths, line) =>
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                paths.Add((line[4..], []));
            else if (paths.Count > 0)
                paths[^1].Files.AddRange(InBackticks().Matches(line).Select(match => match.Groups[1].Value));
            return paths;
        });

    private static string NumberOf(string page) => Path.GetFileName(page)[..4];

    private static string TextUnder(string part, string[] lines) => string.Concat(lines.SkipWhile(line => line != part).Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)));

    private static IEnumerable<string> TextFiles()
    {
        string[] folders = ["protos", "modules", "host", "tests", "dashboards"];
        return folders.Where(folder => Directory.Exists(Path.Combine(Source.Root, folder))).SelectMany(Source.Files)
            .Concat(Directory.EnumerateFiles(Path.Combine(Source.Root, "protos"), "*.proto")).Concat(MarkdownFiles());
    }

    private static IEnumerable<string> MarkdownFiles()
    {
        string[] folders = ["docs", "dashboards"];
        return Directory.EnumerateFiles(Source.Root, "*.md")
            .Concat(folders.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Source.Root, folder), "*.md", SearchOption.AllDirectories)));
    }

    [GeneratedRegex(@"^Date: 20\d\d-\d\d-\d\d$")]
    private static partial Regex DateLine();

    [GeneratedRegex(@"\b[Dd]ecision \[?(\d{4})\b")]
    private static partial Regex Reference();

    [GeneratedRegex(@"`([\w.-]+/[\w./-]+\.\w+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex(@"\]\(([^)#:\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
