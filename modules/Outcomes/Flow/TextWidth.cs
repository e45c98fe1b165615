namespace Programme.Outcomes;

/// <summary>How wide text is, by the widths of Helvetica and a margin: where there is neither Helvetica nor Arial, readers take a wider
/// font.</summary>
internal static class TextWidth
{
    private const double Margin = 1.2;
    private const double Bold = 1.07;
    private const int Other = 700;

    /// <summary>In thousandths of the size, from the space to the tilde.</summary>
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
            278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667,
            611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
            500, 334, 260, 334, 584,
    ];

    public static double Measure(string text, double size, bool bold) =>
        text.Sum(letter => letter is >= ' ' and <= '~' ? Widths[letter - ' '] : Other) / 1000.0 * size * Margin * (bold ? Bold : 1);

    /// <summary>Breaks a text into lines that are not wider; a word that is too wide alone is broken too.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, width, size, bold)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Measure(longer, size, bold) <= width || lines[^1].Length == 0)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static IEnumerable<string> Pieces(string word, double width, double size, bool bold)
    {
        while (word.Length > 1 && Measure(word, size, bold) > width)
        {
            var length = Enumerable.Range(1, word.Length).TakeWhile(count => count == 1 || Measure(word[..count], size, bold) <= width)
                .Last();
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }
}
