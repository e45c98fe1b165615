using Programme.Disclosure;

namespace Programme.Outcomes;

/// <summary>By which policy each number of this module leaves: the policy of an RPC is in its access row
/// (host/Calls), that of a series here.</summary>
internal static class FigurePolicies
{
    /// <summary>Counts of contacts for everybody who may see an authority: the census's rule for children in need. A month of one school
    /// would be a figure of that school, and how far few schools differ nearly one of each.</summary>
    public static Policy Contacts { get; } = new(Low: 1, High: 5, RoundingBase: 10)
    {
        Name = "contacts",
        LeastContributors = 2,
        LeastClusters = SmallGroups.LeastSchools,
    };

    /// <summary>Scores of surveys and response rates: never of few people, nor of the few by which two figures differ.</summary>
    public static Policy Surveys { get; } =
        new(Low: 1, High: SmallGroups.LeastPeople - 1, RoundingBase: 1) { Name = "surveys", LeastContributors = SmallGroups.LeastAnswers };

    /// <summary>Counts of contacts for those who analyse them, or sent them: as they are, and not to be passed on.</summary>
    public static Policy Exact { get; } = Policy.Open with { Name = "exact" };

    /// <summary>No count of contacts and no answer: which returns there are, how schools went through the trial, what an import
    /// did.</summary>
    public static Policy Open => Policy.Open;

    /// <summary>The policy of a series: those of returns, rules, breaks, locks and targets are open, all others come from surveys or
    /// contacts.</summary>
    public static Policy OfSeries(string name) => SurveySeries.All.Any(series => series.Name == name) ? Surveys
        : name.StartsWith("programme_return", StringComparison.Ordinal)
        || new[] { OutcomesFigures.DefinitionFrom, OutcomesFigures.BreakFrom, OutcomesFigures.LockedAt, OutcomesFigures.Target }
            .Any(series => series.Name == name) ? Open : Contacts;
}
