using F23.StringSimilarity;
using FuzzySharp;

namespace Programme.Intake;

/// <summary>Suggests known names for a text, by likeness. It never decides.</summary>
public static class Likeness
{
    private const int LeastScore = 60;
    private static readonly Damerau Slips = new();

    /// <summary>Whether a name may be another one misspelt: letters left out, added or changed, or words joined in another way.</summary>
    public static bool IsNear(string text, string name) =>
        SlipsIn(text, name) is var slips && slips <= Joined(name).Length / 4 + (slips == 1 && Joined(name).Length > 2 ? 1 : 0);

    /// <summary>The known name that a misspelt one may mean; null = none is near.</summary>
    public static string? Nearest(string text, IEnumerable<string> names) =>
        names.Where(name => IsNear(text, name)).OrderBy(name => SlipsIn(text, name)).ThenBy(name => name, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The names most like a text, the likeliest first, each with a score up to 100.</summary>
    /// <param name="text">As somebody wrote it.</param>
    /// <param name="names">Known names.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<(string Name, int Score)> Suggest(string text, IEnumerable<string> names, int most) =>
        text.Any(char.IsLetterOrDigit)
            ? [.. Process.ExtractTop(text, names, limit: most, cutoff: LeastScore).Select(like => (like.Value, like.Score))
                .OrderByDescending(like => like.Score).ThenBy(like => like.Value, StringComparer.Ordinal)]
            : [];

    private static int SlipsIn(string text, string name) => (int)Slips.Distance(Joined(text), Joined(name));

    private static string Joined(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
