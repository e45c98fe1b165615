namespace Programme.Outcomes;

/// <summary>What differs between the lock of an unmasking and a later one.</summary>
internal static class ChangedAfterUnmasking
{
    private const int Shown = 200;

    /// <summary>Keys that differ, by part; at most 200 of them. Nothing differs where the data were locked again as they were.</summary>
    public static IReadOnlyList<string> Between(LockRow then, IReadOnlyCollection<LockPart> before, LockRow now,
        IReadOnlyCollection<LockPart> after)
    {
        var found = LockPart.Differences(before, after).ToList();
        if (found.Count == 0)
            return [then.Text == now.Text ? "nothing" : "facts of the lock that no result is computed from"];
        return found.Count <= Shown ? found : [.. found.Take(Shown), $"and {found.Count - Shown} more"];
    }
}
