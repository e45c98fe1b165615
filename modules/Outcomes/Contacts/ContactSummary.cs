using Programme.Common.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Adds months up: contacts closed with no further action, and those that are inappropriate by the rule of each month.</summary>
/// <param name="Definitions">Which rule holds when.</param>
/// <param name="Breaks">Where months are not comparable with those before.</param>
/// <param name="CarriedForward">Months that stand in for others, with the month that they are of.</param>
internal sealed record ContactSummary(DefinitionsInForce Definitions, IReadOnlyList<SeriesBreak> Breaks,
    IReadOnlyDictionary<Tally, string> CarriedForward)
{
    public ContactCounts Of(string laCode, string month, IReadOnlyCollection<Tally> tallies, int schools)
    {
        var counts = Counts(laCode, month, tallies, schools);
        var ruled = tallies.Select(tally => (Rule: Definitions.RuleOf(tally.LaCode, tally.Month), Tally: tally)).ToList();
        var inappropriate = ruled.ConvertAll(item => item.Rule.Apply(item.Tally));
        counts.Inappropriate = Proportions.WithInterval(inappropriate.Sum(tally => tally.Nfa), inappropriate.Sum(tally => tally.Total));
        counts.Rules.AddRange(ruled.Select(item => item.Rule.Name).Distinct().Order(StringComparer.Ordinal));
        var months = tallies.Select(tally => (tally.LaCode, tally.Month)).ToHashSet();
        counts.NotComparableFrom.AddRange(Breaks.Where(item => months.Contains((item.LaCode, item.Month))).Select(item => item.Month)
            .Distinct().Order(StringComparer.Ordinal));
        if (month.Length > 0)
            counts.CarriedForwardFrom = CarriedForward.GetValueOrDefault(tallies.Single(), "");
        return counts;
    }

    /// <summary>The counts alone, without any rule.</summary>
    public static ContactCounts Counts(string laCode, string month, IReadOnlyCollection<Tally> tallies, int schools) => new()
    {
        LaCode = laCode,
        Month = month,
        Nfa = Proportions.WithInterval(tallies.Sum(tally => tally.Nfa), tallies.Sum(tally => tally.Total)),
        Schools = schools,
    };
}
