namespace Programme.Delivery.Model;

/// <summary>What staff answered is only shown of groups, and never so that the answers of a smaller group can be worked out from
/// what is shown.</summary>
internal static class SmallGroups
{
    /// <summary>Means of fewer answers are withheld.</summary>
    public const int LeastAnswers = 10;

    /// <summary>Themes named by fewer people are withheld.</summary>
    public const int LeastPeople = 6;

    /// <summary>Whether the mean over these groups may be shown, when the mean of each may be shown if it has enough answers: what
    /// is left after subtracting those must be nobody, or enough again. (Of one group: whether it has enough.)</summary>
    public static bool MayShow(IReadOnlyCollection<int> answersOfGroups)
    {
        var left = answersOfGroups.Where(answers => answers < LeastAnswers).Sum();
        return answersOfGroups.Sum() >= LeastAnswers && left is 0 or >= LeastAnswers;
    }

    /// <summary>The themes of one group that may be shown, with their people: not those of few, and as many more of the next
    /// smallest as are needed so that all that are withheld are not few together.</summary>
    public static Dictionary<string, int> Themes(IEnumerable<string> themes) => Themes(themes.CountBy(theme => theme).ToDictionary(), []);

    /// <summary>The same over several groups, when each group's own are shown: what is left of a theme after subtracting those must
    /// be nobody, or not few.</summary>
    public static Dictionary<string, int> ThemesOver(IReadOnlyCollection<IReadOnlyList<string>> groups)
    {
        var shown = groups.SelectMany(Themes).GroupBy(theme => theme.Key).ToDictionary(theme => theme.Key, theme => theme.Sum(group => group.Value));
        return Themes(groups.SelectMany(group => group).CountBy(theme => theme).ToDictionary(), shown);
    }

    private static Dictionary<string, int> Themes(Dictionary<string, int> people, Dictionary<string, int> shownOfGroups)
    {
        var (may, withheld) = (new Dictionary<string, int>(), 0);
        foreach (var (theme, count) in people.OrderBy(theme => theme.Value).ThenBy(theme => theme.Key, StringComparer.Ordinal))
        {
            var left = shownOfGroups.TryGetValue(theme, out var shown) ? count - shown : 0;
            if (count < LeastPeople || left is > 0 and < LeastPeople || withheld is > 0 and < LeastPeople)
                withheld += count;
            else
                may[theme] = count;
        }
        return may;
    }
}
