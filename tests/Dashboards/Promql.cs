using System.Text.RegularExpressions;

namespace Programme.Tests.Dashboards;

/// <summary>What the lint reads out of an expression; that it parses is shown by running it.</summary>
internal static partial class Promql
{
    private static readonly HashSet<string> Operators = ["or", "and", "unless", "bool"];

    /// <summary>Names and matchers of every selector; the matchers are empty where a series is named alone.</summary>
    public static IEnumerable<(string Name, string Matchers)> Selectors(string expression) =>
        from token in Tokens().Matches(expression)
        let name = token.Groups["name"].Value
        where (name.Length > 0 || token.Groups["matchers"].Success) && !Operators.Contains(name)
        select (name, token.Groups["matchers"].Value);

    public static bool HasAuthority(string matchers) => AuthorityMatcher().IsMatch(matchers);

    public static IEnumerable<string> MatchedLabels(string matchers) =>
        MatchedLabel().Matches(matchers).Select(match => match.Groups[1].Value);

    public static IEnumerable<string> LegendLabels(string legend) => Legend().Matches(legend).Select(match => match.Groups[1].Value);

    /// <summary>In this order: strings, ranges, lists of labels, selectors with matchers, functions, numbers, bare names.</summary>
    [GeneratedRegex("""
        "[^"]*"
        | \[[^\]]*\]
        | \b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)
        | (?<name>[a-zA-Z_:][\w:]*)?\s*\{(?<matchers>(?:"[^"]*"|[^}"])*)\}
        | [a-zA-Z_]\w*\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(
        | [0-9.]+(?:e[+-]?[0-9]+)?
        | (?<name>[a-zA-Z_:][\w:]*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();

    [GeneratedRegex("""(?:^|,)\s*la\s*(?:=~|!=|!~|=)\s*"[^"]+""")]
    private static partial Regex AuthorityMatcher();

    [GeneratedRegex("""(?:^|,)\s*(\w+)\s*(?:=~|!=|!~|=)""")]
    private static partial Regex MatchedLabel();

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Legend();
}
