namespace Programme.Outcomes;

/// <summary>Whether an authority began to record contacts in another way: the share closed with no further action and the share given
/// advice only move against each other, beyond a threshold, since the months before. More or fewer of both is no change of
/// recording.</summary>
internal static class RecordingPractice
{
    /// <summary>Months before that are compared, as far as they are there.</summary>
    public const int MonthsBefore = 6;

    private const int LeastMonths = 3;

    /// <summary>By how much the two shares moved; null when recording did not change.</summary>
    /// <param name="now">The month.</param>
    /// <param name="months">The authority's months; those after it are not looked at.</param>
    /// <param name="threshold">The least movement of each share.</param>
    public static (double Nfa, double Advice)? Moved(Tally now, IEnumerable<Tally> months, double threshold)
    {
        var before = months.Where(tally => string.CompareOrdinal(tally.Month, now.Month) < 0 && tally.Advised is not null)
            .OrderByDescending(tally => tally.Month, StringComparer.Ordinal).Take(MonthsBefore).Select(tally => tally.Advised!).ToList();
        var total = before.Sum(tally => tally.Total);
        if (before.Count < LeastMonths || total == 0 || now.Advised is not { Total: > 0 } advised)
            return null;
        var nfa = (double)advised.Nfa / advised.Total - (double)before.Sum(tally => tally.Nfa) / total;
        var advice = (double)advised.Advice / advised.Total - (double)before.Sum(tally => tally.Advice) / total;
        return Math.Sign(nfa) == -Math.Sign(advice) && Math.Min(Math.Abs(nfa), Math.Abs(advice)) > threshold ? (nfa, advice) : null;
    }
}
