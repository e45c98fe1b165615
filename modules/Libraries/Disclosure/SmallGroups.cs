namespace Programme.Disclosure;

/// <summary>What people answered is only shown of groups, and never so that the answers of a smaller group can be worked out from
/// what is shown. See decision 0039.</summary>
public static class SmallGroups
{
    /// <summary>Means of fewer answers are withheld.</summary>
    public const int LeastAnswers = 10;

    /// <summary>Labels (themes, bands) of fewer people are withheld.</summary>
    public const int LeastPeople = 6;

    /// <summary>Of an authority with fewer released schools, sessions and costs are withheld from whoever may not know the arms. See
    /// decisions 0058 and 0060.</summary>
    public const int LeastSchools = 6;

    /// <summary>Whether the mean over these groups may be shown, when the mean of each may be shown if it has enough answers: what
    /// is left after subtracting those must be nobody, or enough again. (Of one group: whether it has enough.)</summary>
    public static bool MayShow(IReadOnlyCollection<int> answersOfGroups)
    {
        var left = answersOfGroups.Where(answers => answers < LeastAnswers).Sum();
        return answersOfGroups.Sum() >= LeastAnswers && left is 0 or >= LeastAnswers;
    }

    /// <summary>The labels of one group that may be shown, with their people: not those of few, and as many more of the next
    /// smallest as are needed so that all that are withheld are not few together.</summary>
    public static Dictionary<string, int> Labels(IEnumerable<string> labels) => Labels(labels.CountBy(label => label).ToDictionary(), []);

    /// <summary>The same over several groups, when each group's own are shown: what is left of a label after subtracting those must
    /// be nobody, or not few.</summary>
    public static Dictionary<string, int> LabelsOver(IReadOnlyCollection<IReadOnlyList<string>> groups)
    {
        var shown = groups.SelectMany(Labels).GroupBy(label => label.Key)
            .ToDictionary(label => label.Key, label => label.Sum(group => group.Value));
        return Labels(groups.SelectMany(group => group).CountBy(label => label).ToDictionary(), shown);
    }

    private static Dictionary<string, int> Labels(Dictionary<string, int> people, Dictionary<string, int> shownOfGroups)
    {
        var (may, withheld) = (new Dictionary<string, int>(), 0);
        foreach (var (label, count) in people.OrderBy(label => label.Value).ThenBy(label => label.Key, StringComparer.Ordinal))
        {
            var left = shownOfGroups.TryGetValue(label, out var shown) ? count - shown : 0;
            if (count < LeastPeople || left is > 0 and < LeastPeople || withheld is > 0 and < LeastPeople)
                withheld += count;
            else
                may[label] = count;
        }
        return may;
    }
}
