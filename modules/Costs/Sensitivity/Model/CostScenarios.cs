using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>The trial's own cost per pupil and year, with other ways to make it of the same lines.</summary>
/// <param name="lines">Lines of the intervention.</param>
/// <param name="reach">Treated schools and their pupils.</param>
/// <param name="schools">Treated schools as shared costs see them.</param>
/// <param name="factor">Price factor of a year.</param>
internal sealed class CostScenarios(IReadOnlyCollection<CostLineRow> lines, CostReach reach, IReadOnlyCollection<SharingSchool> schools,
    Func<string, double> factor)
{
    private const int UsualLife = 3;
    private static readonly int[] Lives = [1, 3, 5];

    /// <summary>As it is, then each change.</summary>
    /// <param name="rules">Rules of shared costs as they are set.</param>
    public IEnumerable<CostScenario> All(IReadOnlyCollection<AllocationRuleRow> rules)
    {
        var asIs = Average("as_is", "(start-up + 3 × recurring) / (3 × pupils), without prerequisites", part => Years(part, UsualLife));
        List<CostScenario> changes =
        [
            Average("schools_time_out", "without schools' own time (dsl_time, cover)",
                part => part.SchoolsTime ? 0 : Years(part, UsualLife)),
            Average("prerequisites_in", "prerequisites are counted as start-up",
                part => part.CostClass == CostClass.Prerequisite ? 1.0 / UsualLife : Years(part, UsualLife)),
            Average("schools_without_pupils_out", "without the lines of treated schools that have no number of pupils",
                part => part.Place == CostPlace.TreatedWithoutPupils ? 0 : Years(part, UsualLife)),
            .. Lives.Select(life => Average($"start_up_life_{life}", $"start-up is spread over {life} {(life == 1 ? "year" : "years")}",
                part => Years(part, life))),
            AsSet(rules),
            .. Enum.GetValues<AllocationBasis>().Where(basis => basis != AllocationBasis.Unspecified).Select(basis => Shared(
                $"rules_{basis.ToString().ToLowerInvariant()}", basis == AllocationBasis.None ? "lines of schools alone, nothing is shared"
                    : $"all categories are shared by {basis.ToString().ToLowerInvariant()}", Only(basis))),
        ];
        foreach (var change in changes.Where(change => change.HasPerPupilPence && asIs.HasPerPupilPence))
            change.DifferencePence = change.PerPupilPence - asIs.PerPupilPence;
        return [asIs, .. changes];
    }

    /// <summary>How much of a line falls on one year.</summary>
    private static double Years(CostPart part, int life) => part.Running ? 1 : part.StartUp ? 1.0 / life : 0;

    /// <summary>As unit costs a pupil have it: a line at a control school is no cost of treated ones.</summary>
    private double OfTreated(CostLineRow line, Func<CostPart, double> share) =>
        CostPart.Single(line, reach, UsualPracticeCover.Nothing) is { OfTreated: true } part ? line.AmountPence * share(part) : 0;

    private static AllocationRules Only(AllocationBasis basis) => new(CostCodes.Categories.Select(category => new AllocationRuleRow
    {
        Number = 0,
        Category = category,
        Basis = basis,
        ValidFrom = DateOnly.MinValue,
        Source = "sensitivity",
    }));

    private CostScenario Average(string code, string rule, Func<CostPart, double> share)
    {
        var scenario = new CostScenario { Code = code, Rule = rule };
        if (Lacking is { } reason)
            scenario.Reason = reason;
        else
            scenario.PerPupilPence = Real(lines.Select(line => (line.PriceYear, OfTreated(line, share)))) / reach.Pupils!.Value;
        return scenario;
    }

    /// <summary>In a fixed order of years, so that the order of lines changes no digit.</summary>
    private double Real(IEnumerable<(string Year, double Pence)> parts) =>
        parts.GroupBy(part => part.Year).OrderBy(year => year.Key, StringComparer.Ordinal)
            .Sum(year => year.Select(part => part.Pence).Order().Sum() * factor(year.Key));

    /// <summary>Without any rule, nothing is as set; categories without one are named.</summary>
    private CostScenario AsSet(IReadOnlyCollection<AllocationRuleRow> rules)
    {
        var (all, code) = (new AllocationRules(rules), "rules_as_set");
        var without = lines.Where(line => line.Urn is null && all.For(line.Category, line.PeriodStartOn) is null)
            .Select(line => line.Category).Distinct().Order(StringComparer.Ordinal).ToList();
        var rule = "shared to schools by the rules that are set"
            + (without.Count > 0 ? $"; without a rule, and not in it: {string.Join(", ", without)}" : "");
        return rules.Count > 0 ? Shared(code, rule, all) : new CostScenario
        {
            Code = code,
            Rule = rule,
            Reason = AllocationRules.NoneSet,
        };
    }

    /// <summary>Why no scenario has a value; null = they have.</summary>
    private string? Lacking => lines.Count == 0 ? $"{Reasons.InputMissing}: there is no cost line of the intervention."
        : reach.Pupils is null ? Reasons.NoDenominator : null;

    /// <summary>What comes to schools by other rules, over all and where it is least and most.</summary>
    private CostScenario Shared(string code, string rule, AllocationRules rules)
    {
        var scenario = new CostScenario { Code = code, Rule = rule };
        var shared = new SharedCosts(schools, rules);
        var bare = shared.WithoutWeights(lines);
        if (Lacking is { } reason)
            scenario.Reason = reason;
        else if (bare.Count > 0)
            scenario.Reason = $"{Reasons.RuleWithoutWeights}: {string.Join("; ", bare.Select(one =>
                $"{one.Category} of {(one.LaCode.Length > 0 ? one.LaCode : "the programme")}"))} has nothing to be shared by.";
        else
            Spread(scenario, shared.Of(lines), reach.Pupils!.Value);
        return scenario;
    }

    private void Spread(CostScenario scenario, IEnumerable<AllocatedCost> shared, double pupils)
    {
        var years = lines.ToDictionary(line => line.LineRef, line => line.PriceYear);
        var treated = schools.Select(school => school.Urn).ToHashSet();
        var byLa = shared.Where(cost => treated.Contains(cost.Urn) && cost.CostClass != CostClass.Prerequisite)
            .GroupBy(cost => cost.LaCode).ToDictionary(group => group.Key, group => Real(group.Select(cost =>
                (years[cost.LineRef], cost.Pence / (cost.CostClass == CostClass.StartUp ? (double)UsualLife : 1)))));
        scenario.PerPupilPence = byLa.OrderBy(la => la.Key, StringComparer.Ordinal).Sum(la => la.Value) / pupils;
        var each = schools.GroupBy(school => school.LaCode).Select(la => (la.Key, Pupils: la.Sum(school => school.Pupils)))
            .Where(la => la.Pupils > 0).Select(la => byLa.GetValueOrDefault(la.Key) / la.Pupils).ToList();
        if (each.Count > 0)
            (scenario.LowestAuthorityPence, scenario.HighestAuthorityPence) = (each.Min(), each.Max());
    }
}
