using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>docs/asvs.md: every item of levels 1 and 2 has a row, and every test that a row names exists and runs.</summary>
public sealed partial class AsvsTests
{
    /// <summary>Items of levels 1 and 2 of ASVS 5.0, by section: how many, from the first.</summary>
    private static readonly (string Section, int Items)[] Sections =
    [
        ("3.2", 2), ("3.3", 4), ("3.4", 6), ("3.5", 5), ("3.7", 2), ("5.1", 1), ("5.2", 3), ("5.3", 2), ("5.4", 3), ("7.1", 3), ("7.2", 4),
        ("7.3", 2), ("7.4", 5), ("7.5", 2), ("7.6", 2),
    ];

    private static List<string[]> Rows => [.. File.ReadLines(Path.Combine(Source.Root, "docs/asvs.md"))
        .Where(line => Item().IsMatch(line)).Select(line => line.Trim('|', ' ').Split(" | "))];

    [Fact]
    public void Every_item_has_a_row() => Assert.Equal(
        Sections.SelectMany(section => Enumerable.Range(1, section.Items).Select(number => $"{section.Section}.{number}")),
        Rows.Select(row => row[0]));

    [Fact]
    public void Every_row_names_a_test_that_runs_or_a_page_or_says_why_not()
    {
        var tests = typeof(AsvsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).OfType<FactAttribute>()
                .Any(fact => fact.Skip is null))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet();

        foreach (var row in Rows)
        {
            Assert.Equal((row[0], 4), (row[0], row.Length));
            if (row[3] == "–")
                Assert.Matches("^(not met: |does not apply: |any number |\\[)", row[2]);
            else
                Assert.Contains(row[3].Trim('`'), tests);
        }
    }

    [GeneratedRegex(@"^\| \d\.\d\.\d \|")]
    private static partial Regex Item();
}
