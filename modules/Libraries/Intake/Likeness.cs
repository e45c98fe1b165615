using FuzzySharp;

namespace Programme.Intake;

/// <summary>Suggests known names for a text, by likeness. It never decides.</summary>
public static class Likeness
{
    private const int LeastScore = 60;

    /// <summary>The names most like a text, the likeliest first, each with a score up to 100.</summary>
    /// <param name="text">As somebody wrote it.</param>
    /// <param name="names">Known names.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<(string Name, int Score)> Suggest(string text, IEnumerable<string> names, int most) =>
        text.Any(char.IsLetterOrDigit)
            ? [.. Process.ExtractTop(text, names, limit: most, cutoff: LeastScore).Select(like => (like.Value, like.Score)).OrderByDescending(like => like.Score).ThenBy(like => like.Value, StringComparer.Ordinal)]
            : [];
}
