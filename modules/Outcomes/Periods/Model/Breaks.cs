namespace Programme.Outcomes;

/// <summary>A month from which on an authority's figures are not comparable with those before.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Text">What changed.</param>
/// <param name="Declared">Whether the definition changed; otherwise the data show it.</param>
internal sealed record SeriesBreak(string LaCode, string Month, string Text, bool Declared);

/// <summary>Finds them.</summary>
internal static class Breaks
{
    /// <summary>By authority and month, declared ones first.</summary>
    /// <param name="tallies">All months of the authorities.</param>
    /// <param name="definitions">Their definitions.</param>
    /// <param name="threshold">See <see cref="ReturnSettings.PracticeMoves"/>.</param>
    public static IReadOnlyList<SeriesBreak> Find(IReadOnlyList<Tally> tallies, DefinitionsInForce definitions, double threshold)
    {
        var months = tallies.ToLookup(tally => tally.LaCode);
        return [.. months.Select(authority => authority.Key).Union(definitions.LaCodes).Order(StringComparer.Ordinal).SelectMany(code =>
            definitions.Changes(code).Select(change => new SeriesBreak(code, change.Month, $"The definition changed: {change.Text}.", true))
                .Concat(Practice(months[code], threshold))
                .OrderBy(item => item.Month, StringComparer.Ordinal).ThenByDescending(item => item.Declared))];
    }

    private static IEnumerable<SeriesBreak> Practice(IEnumerable<Tally> months, double threshold)
    {
        var before = new Queue<Tally>();
        foreach (var month in months.OrderBy(tally => tally.Month, StringComparer.Ordinal))
        {
            if (RecordingPractice.Moved(month, before, threshold) is { } moved)
                yield return new(month.LaCode, month.Month,
                    $"The data show another way of recording: {(moved.Nfa > 0 ? "more" : "less")} no further action and "
                        + $"{(moved.Nfa > 0 ? "less" : "more")} advice only than in the {RecordingPractice.MonthsBefore} months before.",
                        false);
            if (month.Advised is not null)
                before.Enqueue(month);
            if (before.Count > RecordingPractice.MonthsBefore)
                before.Dequeue();
        }
    }
}
