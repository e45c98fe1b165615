using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Which rule holds for an authority's month, and where the definition changed. See decision 0033.</summary>
/// <param name="definitions">One for each authority and month from which one holds.</param>
internal sealed class DefinitionsInForce(IReadOnlyList<DefinitionRow> definitions)
{
    /// <summary>By authority and month.</summary>
    public IReadOnlyList<DefinitionRow> All { get; } = definitions;

    /// <summary>Authorities with one.</summary>
    public IEnumerable<string> LaCodes => byAuthority.Select(authority => authority.Key);

    private readonly ILookup<string, DefinitionRow> byAuthority = definitions.OrderBy(row => row.FirstMonth, StringComparer.Ordinal)
        .ToLookup(row => row.LaCode);

    /// <summary>The rule of a month.</summary>
    public InappropriateRule RuleOf(string laCode, string month) =>
        byAuthority[laCode].LastOrDefault(row => string.CompareOrdinal(row.FirstMonth, month) <= 0) is { } definition
        ? InappropriateRule.Of(definition.Rule)! : InappropriateRule.Usual;

    /// <summary>The months of returns; what stands under no further action is what the rule in force for the month calls
    /// inappropriate.</summary>
    public List<Tally> Apply(List<ReturnTallyRow> sums) =>
        sums.ConvertAll(sum => RuleOf(sum.LaCode, sum.Month).Apply(sum.ToTally()) with { Advised = null });

    /// <summary>The months with which an authority's definition changed so that figures before and after are not comparable: another rule,
    /// or another answer where there was one before.</summary>
    public IEnumerable<(string Month, string Text)> Changes(string laCode)
    {
        DefinitionRow? before = null;
        foreach (var now in byAuthority[laCode])
        {
            var changes = Differences(before, now).ToList();
            if (changes.Count > 0)
                yield return (now.FirstMonth, string.Join("; ", changes));
            before = now;
        }
    }

    /// <summary>Describes in words how a definition differs from the one before.</summary>
    public static IEnumerable<string> Differences(DefinitionRow? before, DefinitionRow now)
    {
        var rule = before?.Rule ?? InappropriateRule.Usual.Name;
        if (rule != now.Rule)
            yield return $"rule {now.Rule} after {rule}";
        if (before is null)
            yield break;
        foreach (var (name, was, isNow) in Answers(before, now))
        {
            if (was != isNow && was != "Unspecified" && isNow != "Unspecified")
                yield return $"{name} {isNow} after {was}";
        }
    }

    private static IEnumerable<(string Name, string Was, string IsNow)> Answers(DefinitionRow before, DefinitionRow now) =>
    [
        ("open cases", $"{before.OpenCases}", $"{now.OpenCases}"), ("siblings", $"{before.Siblings}", $"{now.Siblings}"),
        ("consultations", $"{before.Consultations}", $"{now.Consultations}"), ("early help", $"{before.EarlyHelp}", $"{now.EarlyHelp}"),
        ("merged within days", $"{before.MergedWithinDays}", $"{now.MergedWithinDays}"),
            ("schools known by", $"{before.SchoolsKnownBy}", $"{now.SchoolsKnownBy}"),
    ];
}
