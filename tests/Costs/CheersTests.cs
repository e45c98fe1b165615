using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The page for CHEERS 2022: all items, each with an answer, and no RPC that is not there.</summary>
public sealed partial class CheersTests
{
    private static readonly string[][] Items = [.. File.ReadLines(Path.Combine(Source.Root, "docs", "cheers.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];

    [Fact]
    public void Each_of_the_28_items_has_an_answer_or_says_why_it_is_not_applicable()
    {
        Assert.Equal(Enumerable.Range(1, 28).Select(number => $"{number}"), Items.Select(item => item[0]));
        Assert.All(Items, item => Assert.True(item.Length == 3 && item[2].Length > 0, item[0]));
        Assert.All(Items, item => Assert.True(item[2].StartsWith("not applicable", StringComparison.Ordinal)
            ? item[2].Contains(", because ", StringComparison.Ordinal)
            : item[2].Contains('`') || item[2].Contains("](", StringComparison.Ordinal), $"{item[0]} names no place"));
    }

    [Fact]
    public void Every_rpc_that_the_page_names_is_there()
    {
        var rpcs = Contracts.Methods.Values.Select(method => method.Name).ToHashSet();
        var named = Items.SelectMany(item => Rpc().Matches(item[2]).Select(match => match.Groups[1].Value)).ToList();

        Assert.True(named.Count > 20);
        Assert.Empty(named.Except(rpcs));
    }

    [GeneratedRegex("`([A-Z][a-z]+[A-Za-z]*)`")]
    private static partial Regex Rpc();
}
